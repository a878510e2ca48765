using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Reviews;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Admin;

/// <summary>Staff read what customers wrote, and decide.</summary>
public class ReviewQueueTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task A_review_is_published_answered_and_rejected_from_the_queue(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        await shop.Services.WriteAsync(Reviewers.Of(await shop.Given.AShopperAsync()), product, 4, "Holds a <lot>");
        using var staff = await shop.StaffAsync("Support");

        var queue = await staff.GetHtmlAsync("/admin/reviews");
        Assert.Equal("Holds a <lot>", queue.Words("[data-list] h2"));
        Assert.Equal("Waiting to be read1", queue.QuerySelectorAll("nav a[aria-current=page]").Select(tab => tab.Words()).Single(tab => tab.Contains("read", StringComparison.Ordinal)));
        using var published = await queue.Form("form[action*=Publish]").SubmitAsync(staff);
        Assert.Equal("/admin/reviews?done=published", published.Headers.Location?.ToString());
        Assert.Equal((ReviewStatus.Published, 4), await StateAsync(shop, product));

        var shown = await staff.GetHtmlAsync("/admin/reviews?view=published");
        using var replied = await shown.Form("form[action*=Reply]").With("words", "Thank you.").SubmitAsync(staff);
        Assert.Equal("/admin/reviews?view=published&done=replied", replied.Headers.Location?.ToString());
        using var silent = await shown.Form("form[action*=Reject]").With("reason", " ").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("Please give a reason", (await silent.ReadHtmlAsync()).Words("[role=alert]"), StringComparison.Ordinal);
        using var rejected = await shown.Form("form[action*=Reject]").With("reason", "It is about the parcel.").SubmitAsync(staff);

        Assert.Equal("/admin/reviews?view=published&done=rejected", rejected.Headers.Location?.ToString());
        Assert.Equal((ReviewStatus.Rejected, 0), await StateAsync(shop, product));
        Assert.Contains("It is about the parcel.", (await staff.GetHtmlAsync("/admin/reviews?view=rejected&q=Mug")).Words("[data-list]"), StringComparison.Ordinal);
        Assert.Equal(3, await shop.Database.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Subject == product.Slug)));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Words_that_were_changed_meanwhile_are_read_again(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        var kim = Reviewers.Of(await shop.Given.AShopperAsync());
        await shop.Services.WriteAsync(kim, product, 4);
        using var staff = await shop.StaffAsync("Marketing");
        var form = (await staff.GetHtmlAsync("/admin/reviews")).Form("form[action*=Publish]");
        await shop.Services.WriteAsync(kim, product, 1, "Buy at spam.example");

        using var answer = await form.SubmitAsync(staff);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Buy at spam.example", (await answer.ReadHtmlAsync()).Words("[data-list]"), StringComparison.Ordinal);
        Assert.Equal((ReviewStatus.Waiting, 0), await StateAsync(shop, product));
    }

    [Fact]
    public async Task Whoever_only_reads_is_offered_nothing_to_press()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        await shop.Services.WriteAsync(Reviewers.Of(await shop.Given.AShopperAsync()), await shop.Given.AProductAsync("Mug", [new()]), 4);
        using var staff = await shop.StaffAsync("Read-only");

        Assert.Empty((await staff.GetHtmlAsync("/admin/reviews")).QuerySelectorAll("[data-list] form"));
    }

    private static Task<(ReviewStatus Status, int Stars)> StateAsync(Shop shop, Product product) => shop.Database.ReadAsync(async db => (
        await db.Reviews.Where(r => r.ProductId == product.Id).Select(r => r.Status).SingleAsync(), await db.Products.Where(p => p.Id == product.Id).Select(p => p.RatingSum).SingleAsync()));
}
