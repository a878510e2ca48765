using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Hosting;

public class StripeWebhookTests(Shops shops) : IClassFixture<Shops>
{
    private const string Secret = "whsec_sandbox";

    [Theory, BothDatabases]
    public async Task A_signed_event_is_stored_as_it_came_with_its_job(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (id, body) = NewEvent();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, body, Sign(body, Now(shop))));

        var stored = await shop.Database.ReadAsync(db => db.WebhookEvents.AsNoTracking().SingleAsync(received => received.EventId == id));
        Assert.Equal(("checkout.session.completed", "cs_test_1", body), (stored.Type, stored.ObjectId, stored.Body));
        Assert.Equal(1, await JobsAsync(shop, id));
    }

    [Theory, BothDatabases]
    public async Task The_same_event_fifty_times_at_once_is_stored_once_and_every_delivery_is_acknowledged(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (id, body) = NewEvent();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(shop, body, Sign(body, Now(shop)))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(1, await StoredAsync(shop, id));
        Assert.Equal(1, await JobsAsync(shop, id));
        Assert.Empty(shop.Log.Errors);
    }

    [Fact]
    public async Task An_event_signed_with_two_secrets_is_taken_by_either()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (id, body) = NewEvent();
        var time = Now(shop);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, body, $"t={time},v1={Hmac(body, time, "whsec_old")},v1={Hmac(body, time, Secret)}"));
        Assert.Equal(1, await StoredAsync(shop, id));
    }

    [Theory]
    [InlineData(-299)]
    [InlineData(299)]
    public async Task A_clock_may_differ_by_five_minutes(int seconds)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (id, body) = NewEvent();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, body, Sign(body, Now(shop) + seconds)));
        Assert.Equal(1, await StoredAsync(shop, id));
    }

    public static TheoryData<string> Forgeries =>
    [
        "unsigned", "empty signature", "garbage", "wrong secret", "altered body", "v0 only", "no time", "time not signed", "old", "future", "time out of range", "time is no number",
    ];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_or_stale_event_is_a_bad_request_and_nothing_is_stored(string forgery)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (id, body) = NewEvent();
        var time = Now(shop);
        var good = Hmac(body, time, Secret);
        var (sent, signature) = forgery switch
        {
            "unsigned" => (body, null),
            "empty signature" => (body, ""),
            "garbage" => (body, "xyz,=,t,v1"),
            "wrong secret" => (body, $"t={time},v1={Hmac(body, time, "whsec_other")}"),
            "altered body" => (body.Replace("cs_test_1", "cs_test_2", StringComparison.Ordinal), $"t={time},v1={good}"),
            "v0 only" => (body, $"t={time},v0={good}"),
            "no time" => (body, $"v1={good}"),
            "time not signed" => (body, $"t={time + 1},v1={good}"),
            "old" => (body, Sign(body, time - 302)),
            "future" => (body, Sign(body, time + 302)),
            "time out of range" => (body, $"t=99999999999999999999,v1={good}"),
            _ => (body, $"t=soon,v1={good}"),
        };

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, sent, signature));

        Assert.Equal(0, await StoredAsync(shop, id));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_a_megabyte_is_a_bad_request_and_nothing_is_stored(bool saysItsLength)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (id, small) = NewEvent();
        var body = small.Insert(1, "\"padding\":\"" + new string('x', 1024 * 1024) + "\",");

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, body, Sign(body, Now(shop)), saysItsLength));

        Assert.Equal(0, await StoredAsync(shop, id));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"evt_1\"}")]
    [InlineData("{\"id\":1,\"type\":2,\"data\":{\"object\":{}}}")]
    public async Task Something_signed_that_is_no_event_is_a_bad_request(string body)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var before = await shop.Database.ReadAsync(db => db.WebhookEvents.CountAsync());

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, body, Sign(body, Now(shop))));

        Assert.Equal(before, await shop.Database.ReadAsync(db => db.WebhookEvents.CountAsync()));
        Assert.Empty(shop.Log.Errors);
    }

    [Fact]
    public async Task An_event_about_something_without_a_number_is_taken()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var id = $"evt_{Guid.NewGuid():N}";
        var body = $$"""{"id":"{{id}}","type":"balance.available","data":{"object":{"object":"balance"} } }""";

        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, body, Sign(body, Now(shop))));
        Assert.Equal(1, await StoredAsync(shop, id));
    }

    private static (string Id, string Body) NewEvent()
    {
        var id = $"evt_{Guid.NewGuid():N}";
        return (id, $$"""{"id":"{{id}}","object":"event","type":"checkout.session.completed","data":{"object":{"id":"cs_test_1","object":"checkout.session"} } }""");
    }

    private static async Task<HttpStatusCode> PostAsync(Shop shop, string body, string? signature, bool saysItsLength = true)
    {
        using var client = shop.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (!saysItsLength)
            request.Headers.TransferEncodingChunked = true;
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static long Now(Shop shop) => shop.Clock.GetUtcNow().ToUnixTimeSeconds();

    private static string Sign(string body, long time) => $"t={time},v1={Hmac(body, time, Secret)}";

    private static string Hmac(string body, long time, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")));

    private static Task<int> StoredAsync(Shop shop, string id) => shop.Database.ReadAsync(db => db.WebhookEvents.CountAsync(received => received.EventId == id));

    private static Task<int> JobsAsync(Shop shop, string id) =>
        shop.Database.ReadAsync(db => db.Outbox.CountAsync(message => message.Kind == WebhookReceived.Kind && message.Payload.Contains(id)));
}
