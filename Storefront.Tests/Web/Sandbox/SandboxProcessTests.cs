using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Storefront.Tests.Support;
using Stripe;
using Stripe.Checkout;

namespace Storefront.Tests.Web.Sandbox;

/// <summary>The sandbox as a program of its own.</summary>
public sealed class SandboxProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sandbox-process-").FullName;

    [Fact]
    public async Task A_charge_outlives_kill_minus_9()
    {
        var cancel = TestContext.Current.CancellationToken;
        string paid;
        using (var first = await StartAsync())
        {
            var sessions = new SessionService(Client(first.Address));
            var session = await sessions.CreateAsync(Options(), new() { IdempotencyKey = "k1" }, cancel);
            paid = session.Id;
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            using var response = await http.PostAsync(session.Url, new FormUrlEncodedContent([new("card", "4242424242424242")]), cancel);
            first.Process.Kill();
            await first.Process.WaitForExitAsync(cancel);
        }

        using var second = await StartAsync();
        var again = new SessionService(Client(second.Address));

        Assert.Equal("paid", (await again.GetAsync(paid, cancellationToken: cancel)).PaymentStatus);
        Assert.Equal(paid, (await again.CreateAsync(Options(), new() { IdempotencyKey = "k1" }, cancel)).Id);
        using var ledger = new HttpClient();
        var totals = (await ledger.GetFromJsonAsync<JsonElement>(second.Address + "/sandbox/ledger", cancel)).GetProperty("totals");
        Assert.Equal(4900, Assert.Single(totals.EnumerateArray()).GetProperty("net").GetInt64());
    }

    [Fact]
    public async Task In_Production_it_does_not_start()
    {
        using var process = Run("Production");

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("never mapped in Production", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static StripeClient Client(string address) => new(new StripeClientOptions { ApiKey = "sk_test_x", ApiBase = address + "/sandbox/stripe" });

    /// <summary>Without a time of its own in it, the same for every try.</summary>
    private static SessionCreateOptions Options() => new()
    {
        Mode = "payment",
        SuccessUrl = "https://shop.example/ok",
        LineItems = [new() { Quantity = 1, PriceData = new() { Currency = "eur", UnitAmount = 4900, ProductData = new() { Name = "Oak tray" } } }],
    };

    private async Task<Running> StartAsync()
    {
        var process = Run(null);
        var lines = process.StandardOutput;
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Split("Now listening on: ") is [_, var address])
            {
                // Read on, or the program stops when the pipe is full.
                _ = lines.ReadToEndAsync(TestContext.Current.CancellationToken);
                return new Running(process, address.Trim());
            }
        }
        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private Process Run(string? environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "sandbox", "--urls", "http://127.0.0.1:0", "--Sandbox:Database", Path.Combine(folder, "sandbox.db")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        if (environment is not null)
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return Process.Start(start)!;
    }

    private sealed record Running(Process Process, string Address) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited)
                Process.Kill();
            Process.Dispose();
        }
    }
}
