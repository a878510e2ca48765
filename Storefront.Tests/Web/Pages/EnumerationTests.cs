using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Nobody learns from the shop who has an account. How long the answers take, scripts/bench/enumeration.cs measures.</summary>
public partial class EnumerationTests(Shops shops) : IClassFixture<Shops>
{
    private const string Nobody = "nobody.at.all@example.com";

    [Theory, BothDatabases]
    public async Task Known_and_unknown_addresses_are_answered_alike(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();

        foreach (var page in new[] { "/account/register", "/account/reset" })
            Assert.Equal(await AnswerAsync(shop, page, Nobody), await AnswerAsync(shop, page, shopper.Email!));
        for (var attempt = 0; attempt < 7; attempt++)
            Assert.Equal(await AnswerAsync(shop, "/account/sign-in", Nobody), await AnswerAsync(shop, "/account/sign-in", shopper.Email!));
    }

    [Theory, BothDatabases]
    public async Task What_is_written_down_is_alike_too(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        var nobody = $"nobody-{kind}@example.com";

        foreach (var email in new[] { nobody, shopper.Email! })
            foreach (var page in new[] { "/account/register", "/account/reset", "/account/sign-in" })
                await AnswerAsync(shop, page, email);

        Assert.Equal(await WrittenAsync(shop, nobody), await WrittenAsync(shop, shopper.Email!));
        Assert.Equal((2, 2), await WrittenAsync(shop, nobody));
    }

    [Theory, BothDatabases]
    public async Task The_checkout_does_not_tell_either(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        var mug = await shop.Given.AVariantAsync();
        var answers = new List<(HttpStatusCode, string?, string)>();
        foreach (var email in new[] { Nobody, shopper.Email! })
        {
            using var buyer = new Buyer(shop);
            using var added = await buyer.AddAsync(mug.Sku);
            using var told = await buyer.FillDetailsAsync(email);
            answers.Add((told.StatusCode, told.Headers.Location?.ToString(), Plain(await buyer.Http.GetStringAsync("/checkout/review"), email)));
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task Ways_in_are_limited_for_each_client_and_for_all()
    {
        foreach (var setting in new[] { "RateLimits:SignInsPerMinute", "RateLimits:SignInsOfAllPerMinute" })
        {
            await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite, (setting, "3"));
            using var visitor = shop.NewVisitor();
            var form = (await visitor.GetHtmlAsync("/account/sign-in")).Form("main form:has([name=Password])").With("Email", Nobody).With("Password", "wrong password");
            for (var i = 0; i < 3; i++)
                using (var tried = await form.SubmitAsync(visitor))
                    Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.StatusCode);

            using var answer = await form.SubmitAsync(visitor);

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }
    }

    private static async Task<(HttpStatusCode Status, string Headers, string Body)> AnswerAsync(Shop shop, string page, string email)
    {
        using var visitor = shop.NewVisitor();
        using var answer = page == "/account/sign-in"
            ? await visitor.TrySignInAsync(email, "wrong password")
            : await (await visitor.GetHtmlAsync(page)).Form("main form").With("Email", email).SubmitAsync(visitor);
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
        return (answer.StatusCode, headers, Plain(await answer.Content.ReadAsStringAsync(), email));
    }

    /// <summary>Without what was typed and what is drawn by lot.</summary>
    private static string Plain(string html, string email) => Drawn().Replace(html.Replace(email, "ADDRESS", StringComparison.OrdinalIgnoreCase), "");

    private static Task<(int Jobs, int Counts)> WrittenAsync(Shop shop, string email) => shop.Database.ReadAsync(async db =>
    {
        string[] keys = [Patience.Mail.Key(email), Patience.SignIn.Key(email)];
        return (await db.Outbox.CountAsync(m => m.Payload.Contains(email)), await db.TryCounts.CountAsync(c => keys.Contains(c.Key)));
    });

    [GeneratedRegex(@"value=""CfDJ8[^""]*""|order-[0-9]+|key=[^""&]+|name=""cart""[^>]*")]
    private static partial Regex Drawn();
}
