using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Jobs;

namespace Storefront.Tests.Support;

/// <summary>The shop as two processes of this build on one PostgreSQL, behind a balancer without sticky sessions, with the sandbox in a third
/// process. Each node runs jobs.</summary>
public sealed class Nodes : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("nodes-").FullName;
    private readonly List<ShopProcess> shops = [];
    private ShopProcess sandbox = null!;

    /// <summary>The same database as a test looks at it, and the use cases that have no door yet.</summary>
    public Store Store { get; private set; } = null!;

    public Balancer Balancer { get; private set; } = null!;

    public Uri Sandbox => sandbox.Address;

    public TestDatabase Database => Store.Database;

    public Given Given => Store.Given;

    public async ValueTask InitializeAsync()
    {
        var sandboxPort = Shop.FreePort();
        Uri[] addresses = [Address(Shop.FreePort()), Address(Shop.FreePort())];
        var publicUrl = addresses[0].ToString().TrimEnd('/');
        sandbox = await ShopProcess.StartAsync(
            sandboxPort, folder, "sandbox", ("Sandbox:Database", Path.Combine(folder, "sandbox.db")), ("Sandbox:WebhookUrl", publicUrl + "/webhooks/stripe"));
        Store = Store.On(
            await TestDatabase.CreateAsync(DatabaseKind.Postgres), _ => { }, ("Stripe:SecretKey", "sk_test_sandbox"), ("Stripe:WebhookSecret", "whsec_sandbox"),
            ("Stripe:ApiBase", new Uri(Sandbox, "/sandbox/stripe").ToString()), ("Store:PublicUrl", publicUrl));
        await Given.AStoreInGermanyAsync();
        (string, string)[] settings =
        [
            ("ConnectionStrings:Storefront", Database.ConnectionString), ("Store:PublicUrl", publicUrl), ("Sandbox:Url", Sandbox.ToString().TrimEnd('/')),
            ("Jobs:Workers", "1"), ("Jobs:Lease", "00:00:05"), ("RateLimits:PostsAtOnce", "1000000"), ("RateLimits:CodesPerMinute", "100000"),
        ];
        shops.AddRange(await Task.WhenAll(addresses.Select(address => ShopProcess.StartAsync(address.Port, folder, null, settings))));
        Assert.All(shops, shop => Assert.False(shop.HasExited));
        Balancer = new Balancer(addresses);
    }

    /// <summary>The second one dies, as by <c>kill -9</c>.</summary>
    public Task KillOneAsync() => shops[1].KillAsync();

    /// <summary>Somebody on the page before the order, with this cart.</summary>
    public async Task<OrderAtHand> AtTheLastStepAsync(string cart)
    {
        var http = Balancer.NewVisitor(cart);
        return new OrderAtHand(http, (await http.GetHtmlAsync("/checkout/review")).Form("#review-form").Fields);
    }

    /// <summary>Until no job is left that is due soon; else it tells which are left.</summary>
    public async Task SettledAsync(int seconds = 60)
    {
        var left = "";
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    left = string.Join(", ", (await LeftAsync()).GroupBy(job => job.Kind).Select(kind => $"{kind.Count()} {kind.Key} (tried up to {kind.Max(job => job.Attempts)} times, {kind.First().LastError})"));
                    return left.Length == 0;
                },
                "all jobs are done",
                seconds);
        }
        catch (Xunit.Sdk.FailException late)
        {
            Assert.Fail($"{late.Message}. Left: {left}");
        }
    }

    private Task<List<OutboxMessage>> LeftAsync()
    {
        var soon = Store.Clock.GetUtcNow().AddMinutes(1);
        return Database.ReadAsync(db => db.Outbox.AsNoTracking().Where(job => job.Status == OutboxStatus.Waiting && job.DueAt < soon).ToListAsync());
    }

    public async Task AssertSoundAsync()
    {
        await SettledAsync();
        await Soundness.AssertAsync(Store.Services, Database, Sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var shop in shops)
            await shop.DisposeAsync();
        await Store.DisposeAsync();
        await sandbox.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}");
}

/// <summary>What is left to do is to press the button; it can be pressed more than once.</summary>
public sealed class OrderAtHand(HttpClient http, IReadOnlyList<KeyValuePair<string, string>> fields) : IDisposable
{
    /// <returns>Where the shopper is sent; null when the page came again with what was sold out (409) or a code that counts no more (422).</returns>
    public async Task<string?> PressAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/checkout/review") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.SendAsync(request);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.SeeOther, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity });
        return answer.StatusCode == HttpStatusCode.SeeOther ? answer.Headers.Location!.ToString() : null;
    }

    public void Dispose() => http.Dispose();
}
