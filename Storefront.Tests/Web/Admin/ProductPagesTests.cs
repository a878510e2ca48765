using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Admin;

/// <summary>Staff keep the catalogue: found, changed, added, counted.</summary>
public class ProductPagesTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task A_product_is_added_and_stands_in_the_shop(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var category = await shop.Given.ACategoryAsync("Cups");
        using var staff = await shop.StaffAsync("Catalogue");
        var name = $"Tin cup {Guid.NewGuid():N}";

        using var added = await (await staff.GetHtmlAsync("/admin/products/new")).Form("#product-form")
            .With("Name", name).With("Summary", "Holds tea.").With("Brand", "Tinsmith").With("CategoryId", $"{category.Id}").With("Status", "Published")
            .With("Sku", $"CUP-{name[^8..]}").With("Price", "12,90").With("Weight", "150").SubmitAsync(staff);

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var slug = Slug.Of(name);
        Assert.Equal($"/admin/products/{slug}?done=added", added.Headers.Location?.ToString());
        using var visitor = shop.NewVisitor();
        Assert.Contains("€12.90", (await visitor.GetHtmlAsync($"/p/{slug}")).Words("main"), StringComparison.Ordinal);
        Assert.Contains(name, (await staff.GetHtmlAsync($"/admin/products?q=CUP-{name[^8..]}")).Words("[data-list]"), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug");
        using var staff = await shop.StaffAsync("Catalogue");
        var slug = mug.Product.Slug;

        using var refused = await (await staff.GetHtmlAsync($"/admin/products/{slug}")).Form("#product-form").With("Name", "").With("Summary", "Typed at length").With("Price", "twelve").SubmitAsync(staff);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.ReadHtmlAsync();
        Assert.Equal(["#name", "#price-0"], page.QuerySelectorAll("#error-summary a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("Typed at length", page.QuerySelector("#summary")!.GetAttribute("value"));
        Assert.Equal("twelve", page.QuerySelector("#price-0")!.GetAttribute("value"));
        Assert.Equal("Mug", await shop.Database.ReadAsync(db => db.Products.Where(p => p.Slug == slug).Select(p => p.Name).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Who_saves_late_sees_both_versions_and_then_may_insist(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var slug = (await shop.Given.AVariantAsync("Mug")).Product.Slug;
        using var kim = await shop.StaffAsync("Catalogue");
        using var lee = await shop.StaffAsync("Catalogue");
        var (first, second) = (await kim.GetHtmlAsync($"/admin/products/{slug}"), await lee.GetHtmlAsync($"/admin/products/{slug}"));

        using var saved = await first.Form("#product-form").With("Price", "20.00").SubmitAsync(kim);
        using var late = await second.Form("#product-form").With("Price", "30.00").SubmitAsync(lee);

        Assert.Equal($"/admin/products/{slug}?done=saved", saved.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var both = await late.ReadHtmlAsync();
        Assert.Contains("20.00", both.QuerySelectorAll("main table")[0].Words(), StringComparison.Ordinal);
        Assert.Equal("30.00", both.QuerySelector("#price-0")!.GetAttribute("value"));
        using var insisted = await both.Form("#product-form").SubmitAsync(lee);
        Assert.Equal(HttpStatusCode.SeeOther, insisted.StatusCode);
        Assert.Equal(3000, await shop.Database.ReadAsync(db => db.Variants.Where(v => v.Product.Slug == slug).Select(v => v.Price.Minor).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_new_address_is_where_the_old_ones_lead_and_an_archived_product_leads_to_what_replaces_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (old, next) = ((await shop.Given.AVariantAsync()).Product.Slug, (await shop.Given.AVariantAsync()).Product.Slug);
        using var staff = await shop.StaffAsync("Catalogue");
        using var visitor = shop.NewVisitor();

        await SaveAsync(old, "Slug", old + "-now");
        using (var moved = await visitor.GetAsync($"/p/{old}?variant=X"))
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/p/{old}-now?variant=X"), (moved.StatusCode, moved.Headers.Location?.ToString()));

        await SaveAsync(old + "-now", "Status", "Archived");
        await SaveAsync(old + "-now", "Successor", next);
        using (var replaced = await visitor.GetAsync($"/p/{old}-now"))
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/p/{next}"), (replaced.StatusCode, replaced.Headers.Location?.ToString()));

        await SaveAsync(old + "-now", "Successor", "");
        using (var gone = await visitor.GetAsync($"/p/{old}-now"))
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);

        async Task SaveAsync(string slug, string field, string value)
        {
            using var saved = await (await staff.GetHtmlAsync($"/admin/products/{slug}")).Form("#product-form").With(field, value).SubmitAsync(staff);
            Assert.True(saved.StatusCode == HttpStatusCode.SeeOther, $"{saved.StatusCode}: {(await saved.ReadHtmlAsync()).QuerySelector("#error-summary")?.TextContent}{string.Join(Environment.NewLine, shop.Log.Errors)}");
        }
    }

    [Theory, BothDatabases]
    public async Task Goods_come_in_and_are_counted_with_a_reason(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 3);
        using var staff = await shop.StaffAsync("Catalogue");
        var address = $"/admin/products/{mug.Product.Slug}/stock";

        using var came = await (await staff.GetHtmlAsync(address)).Form("form[action*=Adjust]").With("units", "7").With("reason", "Delivery 12").SubmitAsync(staff);
        var page = await staff.GetHtmlAsync(address);
        using var counted = await page.Form("form[action*=Adjust]").With("how", "count").With("units", "9").With("reason", "One is broken").SubmitAsync(staff);
        using var late = await page.Form("form[action*=Adjust]").With("how", "count").With("units", "10").With("reason", "Counted").SubmitAsync(staff);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (came.StatusCode, counted.StatusCode, late.StatusCode));
        Assert.Equal(9, await shop.Database.ReadAsync(db => db.StockItems.Where(i => i.Id == mug.StockItemId).Select(i => i.OnHand).SingleAsync()));
        Assert.Contains("One is broken", (await staff.GetHtmlAsync(address)).Words("main"), StringComparison.Ordinal);
        Assert.Equal(StockMovementKind.Adjusted, await shop.Database.ReadAsync(db => db.StockMovements.Where(m => m.StockItemId == mug.StockItemId).OrderByDescending(m => m.Id).Select(m => m.Kind).FirstAsync()));
        Assert.Equal(2, await shop.Database.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Subject == mug.Sku)));
    }
}
