using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Catalog;
using Storefront.Core.Identity;
using Storefront.Core.Reviews;
using Storefront.Tests.Core.Pictures;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Browser;

/// <summary>From the parcel to the badge beside the stars, as people do it, with scripts and without.</summary>
public class ReviewTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<DatabaseKind, bool> EveryWay => GuestBuysTests.EveryWay;

    [Theory, MemberData(nameof(EveryWay))]
    public async Task A_buyer_writes_a_review_that_is_shown_with_its_badge_once_it_was_read(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, shopper) = await BoughtAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        var page = guest.Page;

        await page.GotoAsync($"/p/{mug.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = ReviewWords.WriteReview }).ClickAsync();
        await guest.ArriveAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", shopper.Email!);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");
        await guest.ArriveAsync($"/products/{mug.Slug}/review");
        // By the keyboard, as radio buttons are.
        await page.FocusAsync("#stars");
        for (var stars = 1; stars < 5; stars++)
            await page.Keyboard.PressAsync("ArrowRight");
        await page.FillAsync("[name=Title]", "Keeps its warmth");
        await page.SetInputFilesAsync("[name=Photos]", new FilePayload { Name = "mug.jpg", MimeType = "image/jpeg", Buffer = TakePictureTests.Draw(800, 600, ".jpg") });
        await page.GetByRole(AriaRole.Button, new() { Name = ReviewWords.Send }).ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#stars-of-5")).ToBeCheckedAsync();
        await page.FillAsync("[name=Body]", "An hour later the coffee is still hot.");
        await page.SetInputFilesAsync("[name=Photos]", new FilePayload { Name = "mug.jpg", MimeType = "image/jpeg", Buffer = TakePictureTests.Draw(800, 600, ".jpg") });
        await page.GetByRole(AriaRole.Button, new() { Name = ReviewWords.Send }).ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(ReviewWords.Sent);
        await page.GotoAsync("/account/reviews");
        await Assertions.Expect(page.Locator("#account li:has(h2)")).ToContainTextAsync(ReviewWords.StateWaiting);

        await shop.Services.PublishAsync(await TheReviewAsync(shop, mug));
        await using var reader = await Guest.OpenAsync(browser, shop, javaScript);
        await reader.Page.GotoAsync($"/p/{mug.Slug}");
        var shown = reader.Page.Locator("#reviews article");
        await Assertions.Expect(shown.Locator("h3")).ToHaveTextAsync("Keeps its warmth");
        await Assertions.Expect(shown.Locator("[data-verified]")).ToHaveTextAsync(CatalogWords.Verified);
        await Assertions.Expect(shown.Locator("[data-photos] img")).ToHaveCountAsync(1);
        await reader.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Helpful") }).ClickAsync();
        await Assertions.Expect(shown).ToContainTextAsync(ReviewWords.HelpfulThanks);
        await reader.ArriveAsync(javaScript ? $"/p/{mug.Slug}" : "thanks=true");

        Assert.Equal(1, (await TheReviewAsync(shop, mug)).Helpful);
        Assert.Empty(guest.Complaints);
        Assert.Empty(reader.Complaints);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, MemberData(nameof(AccessTests.EveryLook), MemberType = typeof(AccessTests))]
    public async Task Reviews_are_open_to_everybody(ColorScheme colors, int width)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (mug, shopper) = await ReviewedAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        var page = guest.Page;
        var findings = new List<string>();

        foreach (var address in new[] { $"/p/{mug.Slug}", $"/products/{mug.Slug}/reviews", $"/products/{mug.Slug}/reviews?sort=lowest&stars=5", $"/reviews?key=x", "/reviews/unsubscribe?key=x" })
            await OpenAsync(address);
        await page.GotoAsync($"/products/{mug.Slug}/reviews");
        await page.ClickAsync("#reviews-lowest");
        await Assertions.Expect(page.Locator("#reviews-lowest")).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(page.Locator("#reviews-lowest")).ToBeFocusedAsync();
        await LookAsync("sorted by htmx");
        shop.Clock.Advance(TimeSpan.FromDays(8));
        await shop.RunJobsAsync();
        var link = shop.LinkMailedTo("guest@example.com");
        await OpenAsync(link);
        await OpenAsync(link.Replace($"/products/{mug.Slug}/review", "/reviews", StringComparison.Ordinal));
        var stop = shop.MailsTo("guest@example.com")[0].Text!.Split("again: ")[1].Trim();
        await OpenAsync(new Uri(stop).PathAndQuery);

        await page.GotoAsync($"/account/sign-in?returnTo=%2Faccount%2Freviews");
        await page.FillAsync("[name=Email]", shopper.Email!);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");
        await guest.ArriveAsync("/account/reviews");
        await LookAsync("/account/reviews");
        await OpenAsync($"/products/{mug.Slug}/review?done=sent");
        await page.FillAsync("[name=Title]", "");
        await page.FillAsync("[name=Body]", "");
        await page.ClickAsync("#review-form button");
        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await LookAsync("/products/…/review refused");

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);

        async Task OpenAsync(string address)
        {
            await page.GotoAsync(address);
            await LookAsync(address);
        }

        async Task LookAsync(string what) => findings.AddRange(await AccessTests.LookAsync(page, what));
    }

    [Fact]
    public async Task The_pages_about_reviews_are_valid_HTML()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (mug, shopper) = await ReviewedAsync(shop);
        using var visitor = await shop.SignedInAsync(shopper);
        var findings = new List<string>();

        foreach (var address in new[] { $"/p/{mug.Slug}", $"/products/{mug.Slug}/reviews", $"/products/{mug.Slug}/review", "/account/reviews", "/reviews?key=x" })
        {
            using var answer = await visitor.GetAsync(address);
            findings.AddRange((await HtmlValidate.CheckAsync(await answer.Content.ReadAsStringAsync())).Select(finding => $"{address}: {finding}"));
        }
        using var staff = await shop.StaffAsync();
        foreach (var address in new[] { "/admin/reviews", "/admin/reviews?view=published" })
            findings.AddRange((await HtmlValidate.CheckAsync(await staff.GetStringAsync(address))).Select(finding => $"{address}: {finding}"));
        using var refused = await (await visitor.GetHtmlAsync($"/products/{mug.Slug}/review")).Form("#review-form").With("Body", "").SubmitAsync(visitor);
        findings.AddRange(await HtmlValidate.CheckAsync(await refused.Content.ReadAsStringAsync()));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task<(Product Mug, Shopper Shopper)> BoughtAsync(Shop shop)
    {
        var mug = await shop.Given.AProductAsync("Mug", [new()]);
        var shopper = await shop.Given.AShopperAsync();
        var order = await shop.OrderOfAsync(shopper.Email!, mug.Variants[0]);
        await shop.ShipAsync(order.Number);
        return (mug, shopper);
    }

    /// <summary>Ten published reviews, one of them with a reply and a photo; the shopper's waits. A guest has bought it, too.</summary>
    private static async Task<(Product Mug, Shopper Shopper)> ReviewedAsync(Shop shop)
    {
        var (mug, shopper) = await BoughtAsync(shop);
        var taken = await shop.Services.RunAsync((Storefront.Core.Pictures.TakePicture take) => take.RunAsync(new MemoryStream(TakePictureTests.Draw(800, 600, ".jpg")), "a.jpg"));
        for (var stars = 1; stars <= 10; stars++)
        {
            var review = (await shop.Services.WriteAsync(Reviewers.Of(await shop.Given.AShopperAsync()), mug, 1 + stars % 5, $"Title {stars}")).Value;
            await shop.Services.PublishAsync(review);
            await shop.Services.ReplyAsync(review, "Thank you.\n\nWe have told the maker.");
        }
        await shop.Services.RunAsync((WriteReview write) => write.RunAsync(
            Reviewers.Of(shopper), mug.Slug, new ReviewDraft(4, "Not read yet", "It waits for somebody to read it.", "Kim B.") { Added = [taken.Value] }));
        var order = await shop.OrderOfAsync("guest@example.com", mug.Variants[0]);
        await shop.ShipAsync(order.Number);
        return (mug, shopper);
    }

    private static Task<Review> TheReviewAsync(Shop shop, Product product) => shop.Database.ReadAsync(db => db.Reviews.AsNoTracking().SingleAsync(r => r.ProductId == product.Id));
}
