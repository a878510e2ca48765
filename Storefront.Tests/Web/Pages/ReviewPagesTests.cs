using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Identity;
using Storefront.Core.Reviews;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Reviews by plain forms: written, read, found helpful, taken back.</summary>
public class ReviewPagesTests(Shops shops) : IClassFixture<Shops>
{
    private const string Script = "<script>alert(1)</script> & <b>bold</b> https://spam.example";

    [Theory, BothDatabases]
    public async Task Guests_are_asked_to_sign_in_and_come_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        using var guest = shop.NewVisitor();

        using var answer = await guest.GetAsync(Address(product));

        Assert.Equal($"/account/sign-in?returnTo=%2Fproducts%2F{product.Slug}%2Freview", new Uri(shop.Address, answer.Headers.Location!).PathAndQuery);
    }

    [Theory, BothDatabases]
    public async Task A_shopper_writes_a_review_that_is_shown_as_text_once_it_was_read(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        using var kim = await shop.SignedInAsync(await shop.Given.AShopperAsync());
        Assert.Equal("Kim B.", (await kim.GetHtmlAsync(Address(product))).Form("#review-form")["Author"]);

        using var sent = await FillAsync(kim, product, "4", "Holds <much>", $"It holds a lot.\n\n{Script}");

        Assert.Equal($"{Address(product)}?done=sent", sent.Headers.Location?.ToString());
        var after = await kim.GetHtmlAsync($"{Address(product)}?done=sent");
        Assert.Contains("as soon as we have read it", after.Words("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal("Holds <much>", after.Form("#review-form")["Title"]);
        using var anybody = shop.NewVisitor();
        Assert.Contains("Nobody has written about it yet.", (await anybody.GetHtmlAsync($"/p/{product.Slug}")).Words("#reviews"), StringComparison.Ordinal);

        await shop.Services.PublishAsync(await TheReviewAsync(shop, product));
        using var response = await anybody.GetAsync($"/p/{product.Slug}");
        var page = await response.ReadHtmlAsync();
        Assert.DoesNotContain(response.Headers, header => header.Key == "Set-Cookie");
        var shown = page.One("#reviews article");
        Assert.Equal(("Holds <much>", true), (shown.Words("h3"), shown.TextContent.Contains(Script, StringComparison.Ordinal)));
        Assert.Equal([0, 0, 0], new[] { "script", "b", "a" }.Select(tag => shown.QuerySelectorAll(tag).Length));
        Assert.Null(shown.QuerySelector("[data-verified]"));
        Assert.Equal(["0", "1", "0", "0", "0"], page.QuerySelectorAll("#reviews tr td:last-child").Select(count => count.TextContent.Trim()));
        Assert.Contains("\"reviewCount\":1", page.QuerySelectorAll("script[type='application/ld+json']")[0].TextContent, StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task What_was_bought_here_and_has_left_the_house_makes_a_verified_review(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, bowl) = (await shop.Given.AProductAsync("Mug", [new()]), await shop.Given.AProductAsync("Bowl", [new()]));
        var shopper = await shop.Given.AShopperAsync();
        using var kim = await shop.SignedInAsync(shopper);
        var order = await shop.OrderOfAsync(shopper.Email!, mug.Variants[0], bowl.Variants[0]);
        await shop.ShipAsync(order.Number, new Storefront.Core.Fulfilment.LineUnits(order.Lines.Single(line => line.ProductSlug == mug.Slug).Id, 1));

        var account = await kim.GetHtmlAsync("/account/reviews");
        Assert.Equal([$"{Address(mug)}"], account.QuerySelectorAll("section[aria-labelledby=to-review] a").Select(link => link.GetAttribute("href")));
        using var first = await FillAsync(kim, mug, "5", "Warm", "It keeps the coffee warm.");
        using var second = await FillAsync(kim, bowl, "5", "Early", "It has not come yet, but looks good.");

        Assert.True((await TheReviewAsync(shop, mug)).IsVerified);
        Assert.False((await TheReviewAsync(shop, bowl)).IsVerified);
        await shop.Services.PublishAsync(await TheReviewAsync(shop, mug));
        using var anybody = shop.NewVisitor();
        Assert.Equal("Verified purchase", (await anybody.GetHtmlAsync($"/p/{mug.Slug}")).Words("#reviews [data-verified]"));
    }

    [Theory, BothDatabases]
    public async Task What_is_missing_is_named_and_what_was_typed_stays(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        using var kim = await shop.SignedInAsync(await shop.Given.AShopperAsync());

        using var refused = await FillAsync(kim, product, null, "Warm", "short");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.ReadHtmlAsync();
        Assert.Equal(["#stars", "#body"], page.QuerySelectorAll("#error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal(("Warm", "short"), (page.Form("#review-form")["Title"], page.Form("#review-form")["Body"]));
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.Reviews.CountAsync(r => r.ProductId == product.Id)));
    }

    [Theory, BothDatabases]
    public async Task The_account_lists_ones_own_reviews_with_their_state_and_removes_them(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, bowl) = (await shop.Given.AProductAsync("Mug", [new()]), await shop.Given.AProductAsync("Bowl", [new()]));
        var shopper = await shop.Given.AShopperAsync();
        using var kim = await shop.SignedInAsync(shopper);
        using var ida = await shop.SignedInAsync(await shop.Given.AShopperAsync(name: "Ida"));
        foreach (var product in new[] { mug, bowl })
            (await FillAsync(kim, product, "3", "So so", "It is neither good nor bad.")).Dispose();
        var review = await TheReviewAsync(shop, mug);
        await shop.Services.RunAsync((RejectReview reject) => reject.RunAsync(review.Token, review.Revision, "Please write about the mug.", "staff"));

        var page = await kim.GetHtmlAsync("/account/reviews");

        Assert.Equal(["Bowl", "Mug"], page.QuerySelectorAll("#account li h2").Select(name => name.Words()));
        Assert.Contains("Please write about the mug.", page.Words("#account"), StringComparison.Ordinal);
        Assert.DoesNotContain("So so", (await ida.GetHtmlAsync("/account/reviews")).Words("#account"), StringComparison.Ordinal);
        using var foreign = await page.Form($"form:has([value='{review.Token}'])").With("__RequestVerificationToken", (await ida.GetHtmlAsync("/account/reviews")).Form("nav form")["__RequestVerificationToken"]).SubmitAsync(ida);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var removed = await page.Form($"form:has([value='{review.Token}'])").SubmitAsync(kim);
        Assert.Equal("/account/reviews?done=removed", removed.Headers.Location?.ToString());
        Assert.Equal(["Bowl"], (await kim.GetHtmlAsync("/account/reviews?done=removed")).QuerySelectorAll("#account li h2").Select(name => name.Words()));
        using var gone = await (await kim.GetHtmlAsync(Address(bowl))).Form("#remove-review").SubmitAsync(kim);
        Assert.Equal($"{Address(bowl)}?done=removed", gone.Headers.Location?.ToString());
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.Reviews.CountAsync(r => r.ShopperId == shopper.Id)));
    }

    [Theory, BothDatabases]
    public async Task A_shopper_says_in_the_account_whether_to_be_asked_by_mail(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var kim = await shop.SignedInAsync(shopper);

        foreach (var (done, isAsked) in new[] { ("stopped", false), ("asking", true) })
        {
            using var answer = await (await kim.GetHtmlAsync("/account/reviews")).Form("form[action*=Ask]").SubmitAsync(kim);
            Assert.Equal($"/account/reviews?done={done}", answer.Headers.Location?.ToString());
            Assert.Equal(isAsked, await shop.Database.ReadAsync(db => db.MayBeAskedAsync(shopper.Email!, CancellationToken.None)));
        }
    }

    [Theory, BothDatabases]
    public async Task Reviews_are_sorted_narrowed_down_and_paged_by_plain_links(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await ReviewedAsync(shop, [5, 4, 5, 1, 3, 5, 2, 5, 4, 5]);
        using var visitor = shop.NewVisitor();
        var path = $"/products/{product.Slug}/reviews";

        var first = await visitor.GetHtmlAsync(path);
        Assert.Equal(["5", "4", "5", "2", "5", "3", "1", "5"], Stars(first));
        Assert.Equal([$"{path}?page=2"], first.QuerySelectorAll("#reviews nav a[rel=next]").Select(link => link.GetAttribute("href")));
        Assert.Equal(["4", "5"], Stars(await visitor.GetHtmlAsync($"{path}?page=2")));
        Assert.Equal(["5", "5", "5", "5", "5", "4", "4", "3"], Stars(await visitor.GetHtmlAsync($"{path}?sort=highest")));
        Assert.Equal(["1", "2", "3", "4", "4", "5", "5", "5"], Stars(await visitor.GetHtmlAsync($"{path}?sort=lowest")));
        Assert.Equal(["4", "4"], Stars(await visitor.GetHtmlAsync($"{path}?stars=4")));
        Assert.Null(first.QuerySelector("link[rel=canonical]"));

        using var htmx = new HttpRequestMessage(HttpMethod.Get, $"{path}?sort=lowest&stars=5");
        htmx.Headers.Add("HX-Request", "true");
        using var fragment = await visitor.SendAsync(htmx);
        Assert.Contains("HX-Request", fragment.Headers.Vary);
        var part = await fragment.ReadHtmlAsync();
        Assert.Equal((null, 5), (part.QuerySelector("main"), Stars(part).Count()));
        foreach (var nonsense in new[] { "?page=1", "?page=3", "?stars=6", "?sort=newest", "?stars=4&page=2", "?review=0123456789abcdef", "?review=x" })
        {
            using var answer = await visitor.GetAsync(path + nonsense);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_guest_finds_a_review_helpful_once_with_and_without_a_script(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await ReviewedAsync(shop, [5, 1]);
        using var guest = shop.NewVisitor();
        using var other = shop.NewVisitor();
        var form = (await guest.GetHtmlAsync($"/p/{product.Slug}")).Form("#reviews li:last-child form");

        using var voted = await form.SubmitAsync(guest);
        Assert.Equal($"/products/{product.Slug}/reviews?review={form["token"]}&thanks=true", voted.Headers.Location?.ToString());
        var one = await guest.GetHtmlAsync(voted.Headers.Location!.ToString());
        Assert.Equal(["5"], Stars(one));
        Assert.Contains("Thank you for telling us.", one.Words("#reviews article"), StringComparison.Ordinal);
        using var again = await form.SubmitAsync(guest, htmx: true);
        Assert.Contains("You have said so already.", (await again.ReadHtmlAsync()).Words("form"), StringComparison.Ordinal);
        using var second = await form.SubmitAsync(other, htmx: true);
        Assert.Contains("2 people found this helpful", (await second.ReadHtmlAsync()).Words("form"), StringComparison.Ordinal);

        var sorted = await other.GetHtmlAsync($"/products/{product.Slug}/reviews?sort=helpful");
        Assert.Equal(["5", "1"], Stars(sorted));
        Assert.Contains("2 people found this helpful", sorted.Words("#reviews li:first-child form"), StringComparison.Ordinal);
        using var unknown = await form.With("token", "0123456789abcdef").SubmitAsync(guest);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task One_client_that_throws_its_cookie_away_again_and_again_is_stopped()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite, ("RateLimits:VotesPerMinute", "2"));
        var product = await ReviewedAsync(shop, [5]);
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < 3; i++)
        {
            using var somebody = shop.NewVisitor();
            using var voted = await (await somebody.GetHtmlAsync($"/p/{product.Slug}")).Form("#reviews article form").SubmitAsync(somebody);
            statuses.Add(voted.StatusCode);
        }

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(2, (await TheReviewAsync(shop, product)).Helpful);
    }

    [Theory, BothDatabases]
    public async Task What_the_shop_replies_stands_below_the_review(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await ReviewedAsync(shop, [2]);
        await shop.Services.ReplyAsync(await TheReviewAsync(shop, product), "We are sorry.\n\nPlease <write> to us.");
        using var visitor = shop.NewVisitor();

        var reply = (await visitor.GetHtmlAsync($"/p/{product.Slug}")).Words("#reviews [data-reply]");

        Assert.Equal("Fjord & Field repliesWe are sorry.Please <write> to us.", reply);
    }

    private static string Address(Product product) => $"/products/{product.Slug}/review";

    private static IEnumerable<string> Stars(IHtmlDocument page) => page.QuerySelectorAll("#reviews article svg[role=img]").Select(stars => stars.GetAttribute("aria-label")![..1]);

    private static async Task<HttpResponseMessage> FillAsync(HttpClient visitor, Product product, string? stars, string title, string body)
    {
        var form = (await visitor.GetHtmlAsync(Address(product))).Form("#review-form").With("Title", title).With("Body", body);
        return await (stars is null ? form : form.With("Stars", stars)).SubmitAsync(visitor);
    }

    private static Task<Review> TheReviewAsync(Shop shop, Product product) => shop.Database.ReadAsync(db => db.Reviews.AsNoTracking().SingleAsync(r => r.ProductId == product.Id));

    /// <summary>A product with published reviews, the first one the oldest.</summary>
    private static async Task<Product> ReviewedAsync(Shop shop, int[] stars)
    {
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        foreach (var rating in stars)
        {
            var review = (await shop.Services.WriteAsync(Reviewers.Of(await shop.Given.AShopperAsync()), product, rating)).Value;
            await shop.Services.PublishAsync(review);
        }
        return product;
    }
}
