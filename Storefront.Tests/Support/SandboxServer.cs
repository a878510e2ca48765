using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Web.Sandbox;
using Storefront.Web.Sandbox.Stripe;
using Stripe;
using Stripe.Checkout;

namespace Storefront.Tests.Support;

/// <summary>A sandbox of its own on a real port, with a clock that can be moved, and Stripe's own client to talk to it.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private SandboxServer(WebApplication app, string folder, MovableClock time)
    {
        (this.app, this.folder, Time) = (app, folder, time);
        Address = app.Urls.First();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
        Stripe = Client();
    }

    public string Address { get; }

    public string StripeBase => Address + "/sandbox/stripe";

    public MovableClock Time { get; }

    /// <summary>Follows no redirects.</summary>
    public HttpClient Http { get; }

    public StripeClient Stripe { get; }

    public SessionService Sessions => new(Stripe);

    public WebhookCourier Courier => app.Services.GetRequiredService<WebhookCourier>();

    public static async Task<SandboxServer> StartAsync(string? webhookUrl = null)
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-").FullName;
        var time = new MovableClock();
        var app = SandboxHost.Build([], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Sandbox:Database"] = Path.Combine(folder, "sandbox.db"),
                ["Sandbox:WebhookUrl"] = webhookUrl,
            });
            builder.Services.AddSingleton<TimeProvider>(time);
        });
        await app.StartAsync();
        return new SandboxServer(app, folder, time);
    }

    /// <summary>Stripe's client with this many retries of its own; the answers are those of the wire.</summary>
    public StripeClient Client(int retries = 0, TimeSpan? timeout = null, string key = "sk_test_sandbox") => new(new StripeClientOptions
    {
        ApiKey = key,
        ApiBase = StripeBase,
        HttpClient = new SystemNetHttpClient(new HttpClient { Timeout = timeout ?? TimeSpan.FromSeconds(20) }, retries, enableTelemetry: false),
    });

    public async Task<Session> OpenAsync(long amount = 4900, string currency = "eur", string reference = "1001") => await Sessions.CreateAsync(Options(amount, currency, reference));

    public SessionCreateOptions Options(long amount = 4900, string currency = "eur", string reference = "1001") => new()
    {
        Mode = "payment",
        SuccessUrl = "https://shop.example/checkout/return?session_id={CHECKOUT_SESSION_ID}",
        CancelUrl = "https://shop.example/checkout/back",
        ClientReferenceId = reference,
        CustomerEmail = "ada@example.com",
        Metadata = new() { ["order"] = reference },
        PaymentIntentData = new() { Metadata = new() { ["order"] = reference } },
        ExpiresAt = Time.GetUtcNow().UtcDateTime.AddHours(1),
        LineItems =
        [
            new() { Quantity = 1, PriceData = new() { Currency = currency, UnitAmount = amount, ProductData = new() { Name = "Oak tray" } } },
        ],
    };

    /// <summary>Presses "Pay" on the hosted page.</summary>
    public Task<HttpResponseMessage> PayAsync(string session, string card = "4242424242424242") =>
        Http.PostAsync($"/sandbox/stripe/pay/{session}", new FormUrlEncodedContent([new("card", card)]));

    public async Task<Session> PaidAsync(long amount = 4900, string reference = "1001")
    {
        var session = await OpenAsync(amount, reference: reference);
        using var response = await PayAsync(session.Id);
        return await Sessions.GetAsync(session.Id);
    }

    public async Task FaultAsync(string call, string fault, int times = 1, double seconds = 30)
    {
        using var response = await Http.PostAsJsonAsync("/sandbox/faults", new { call, fault, times, seconds });
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> JsonAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>What was taken, less what was given back, by the ledger.</summary>
    public async Task<long> NetAsync(string query = "")
    {
        var totals = (await JsonAsync("/sandbox/ledger" + query)).GetProperty("totals");
        return totals.EnumerateArray().Sum(total => total.GetProperty("net").GetInt64());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
