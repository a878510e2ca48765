using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Doors;

/// <summary>What holds for every page there is: strangers' posts are refused, and rubbish is a clear 4xx that nobody is woken up for.</summary>
public class DoorTests(Shops shops) : IClassFixture<Shops>
{
    private static readonly string[] Rubbish =
    [
        "x", "-1", "0", "1.5", "1e9", "999999999999999999999999", "null", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "%00", "\u0000",
        "\ud83e\udd84", "{0}{1}", "a\r\nSet-Cookie: x=y", new string('A', 3000),
    ];

    private static readonly string[] Names =
    [
        "sku", "code", "quantity", "remove", "country", "variant", "page", "sort", "q", "in", "brand", "price", "rating", "colour", "stock", "reduced", "from", "session_id", "key", "payment", "shipping", "total", "handler",
        "Email", "Phone", "Delivery.Country", "Delivery.Name", "Delivery.PostalCode", "BillingSame", "Billing.Country",
        "returnTo", "lasting", "Password", "Name", "secret", "credential", "id", "product", "done", "reason", "comment", "prefer",
        "stars", "title", "body", "author", "token", "review",
        "role", "permission", "view", "below", "above",
    ];

    [Theory, BothDatabases]
    public async Task A_post_that_does_not_come_from_the_shop_is_refused_and_changes_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync();
        var posts = (await Door.AllAsync(shop)).Where(door => door.Method == "POST" && !door.IgnoresTokens).ToList();
        Assert.NotEmpty(posts);
        using var visitor = await AVisitorWithACartAsync(shop, mug.Sku);
        var before = await CountAsync(shop);

        foreach (var door in posts)
        {
            foreach (var origin in new (string Name, string Value)?[] { null, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, door.AddressWith("x"));
                request.Content = new FormUrlEncodedContent([new("sku", mug.Sku), new("quantity", "1"), new("__RequestVerificationToken", "forged")]);
                if (origin is { } header)
                    request.Headers.Add(header.Name, header.Value);

                using var answer = await visitor.SendAsync(request);

                Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{door} answered a post with {origin} by {answer.StatusCode}.");
            }
        }

        Assert.Equal(before, await CountAsync(shop));
        Assert.Empty(shop.Log.Errors);
    }

    /// <summary>The floor plan of who may come in: a page that is new and not listed here is for signed-in people, or this test says so.</summary>
    [Theory, BothDatabases]
    public async Task Every_page_that_is_not_listed_asks_guests_to_sign_in(DatabaseKind kind)
    {
        string[] open =
        [
            "", "account/confirm", "account/email/confirm", "account/join", "account/name", "account/register", "account/reset", "account/reset/confirm", "account/sign-in", "account/sign-in/code",
            "account/sign-in/elsewhere", "account/sign-in/passkey", "buy/{items}", "c/{**path}", "cart", "checkout", "checkout/back", "checkout/return", "checkout/review", "error", "notices", "notices/confirm", "notices/stop", "orders/{number}", "orders/{number}/address", "orders/{number}/invoice", "orders/{number}/invoices/{document}", "orders/{number}/invoices/{document}.pdf", "orders/{number}/return", "p/{slug}", "search", "search/suggestions",
            "wishlist", "wishlist/products", "wishlist/shared/{token}",
            "products/{slug}/review", "products/{slug}/reviews", "reviews", "reviews/unsubscribe",
        ];
        var shop = await shops.OnAsync(kind);
        using var guest = shop.NewVisitor();
        var doors = await Door.AllAsync(shop);
        Assert.Equal(string.Join('\n', open.Order()), string.Join('\n', doors.Where(door => !door.IsClosed).Select(door => door.Route).Distinct().Order()));
        Assert.Contains(doors, door => door.IsClosed);
        var before = await CountAsync(shop);

        foreach (var door in doors.Where(door => door.IsClosed))
        {
            using var request = new HttpRequestMessage(new HttpMethod(door.Method), door.AddressWith("x"));
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await guest.SendAsync(request);

            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{door} answered a guest by {answer.StatusCode}.");
            Assert.StartsWith("/account/sign-in?returnTo=", new Uri(shop.Address, answer.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
        }

        Assert.Equal(before, await CountAsync(shop));
    }

    [Theory, BothDatabases]
    public async Task Rubbish_in_an_address_is_never_an_error_of_ours(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var visitor = await shop.StaffAsync();
        var pages = (await Door.AllAsync(shop)).Where(door => door.Method == "GET").ToList();
        Assert.NotEmpty(pages);

        foreach (var door in pages)
        {
            foreach (var rubbish in Rubbish)
            {
                var separator = door.Handler.Length == 0 ? '?' : '&';
                var query = string.Join('&', Names.Select(name => $"{name}={Uri.EscapeDataString(rubbish)}"));
                using var answer = await visitor.GetAsync(door.AddressWith(rubbish) + separator + query);

                Assert.True((int)answer.StatusCode < 500, $"{door} answered {rubbish} by {answer.StatusCode}:\n{string.Join('\n', shop.Log.Errors)}");
            }
        }

        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Rubbish_in_a_form_is_never_an_error_of_ours(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync();
        using var visitor = await AVisitorWithACartAsync(shop, mug.Sku);
        var token = (await visitor.GetHtmlAsync("/cart")).Form("#cart-panel form:has([name=remove])")["__RequestVerificationToken"];
        var orders = await shop.Database.ReadAsync(db => db.Orders.CountAsync());

        // Whoever has signed out comes through no further door.
        foreach (var door in (await Door.AllAsync(shop)).Where(door => door.Method == "POST" && !door.IgnoresTokens && door.Route != "account/sign-out" && door.Handler != "EndAll"))
        {
            foreach (var rubbish in Rubbish)
            {
                foreach (var htmx in new[] { false, true })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, door.AddressWith(rubbish));
                    request.Content = new FormUrlEncodedContent(
                        [new("__RequestVerificationToken", token), .. Names.Where(name => name != "handler").Select(name => KeyValuePair.Create(name, rubbish))]);
                    request.Headers.Add("Sec-Fetch-Site", "same-origin");
                    if (htmx)
                        request.Headers.Add("HX-Request", "true");

                    using var answer = await visitor.SendAsync(request);

                    Assert.True((int)answer.StatusCode < 500, $"{door} answered {rubbish} by {answer.StatusCode}:\n{string.Join('\n', shop.Log.Errors)}");
                }
            }
        }

        Assert.Equal(orders, await shop.Database.ReadAsync(db => db.Orders.CountAsync()));
        Assert.Empty(shop.Log.Errors);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();
        var pages = (await Door.AllAsync(shop)).Where(door => door.Method == "GET").Select(door => door.AddressWith("x"));

        foreach (var address in pages.Concat(["/no-such-page", "/css/shop.css", "/health/live", "/webhooks/stripe", "/cart?handler=Add"]))
        {
            using var answer = await visitor.GetAsync(address);

            var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var policies) ? string.Join(' ', policies) : "";
            Assert.True(policy.Contains("object-src 'none'", StringComparison.Ordinal) && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
                && !policy.Contains("unsafe-", StringComparison.Ordinal), $"{address}: {policy}");
            Assert.True(answer.Headers.TryGetValues("X-Content-Type-Options", out var sniff) && sniff.Single() == "nosniff", address);
            Assert.True(answer.Headers.Contains("Referrer-Policy"), address);
            Assert.False(answer.Headers.Contains("Server"), address);
        }
    }

    /// <summary>An owner, so that no door is shut for want of an account or of rights.</summary>
    private static async Task<HttpClient> AVisitorWithACartAsync(Shop shop, string sku)
    {
        var visitor = await shop.StaffAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cart?handler=Add");
        request.Content = new FormUrlEncodedContent([new("sku", sku), new("quantity", "2")]);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var added = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        return visitor;
    }

    private static Task<(int Carts, int Pieces, int Orders, int Jobs)> CountAsync(Shop shop) => shop.Database.ReadAsync(async db => (
        await db.Carts.CountAsync(), await db.CartLines.SumAsync(line => line.Quantity), await db.Orders.CountAsync(), await db.Outbox.CountAsync()));
}
