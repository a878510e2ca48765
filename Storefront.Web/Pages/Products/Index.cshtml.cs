using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Web.Components;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Components.Ui;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Products;

/// <summary>
/// A product: <c>/p/{slug}</c> with the variant that can be bought, <c>?variant={sku}</c> with that one, <c>?value=…&amp;value=…</c> with that
/// combination, made or not. htmx gets the part that depends on the choice.
/// </summary>
public sealed class IndexModel(StoreDb db, SiteFrames frames, TimeProvider time, IOptions<StoreOptions> store) : PageModel
{
    public ProductView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, string? variant, [FromQuery(Name = "value")] string[] values, CancellationToken cancel)
    {
        var page = await db.ReadProductAsync(slug, cancel);
        if (page is null)
            return await db.FindMovedProductAsync(slug, cancel) is { } now ? new MovedTo($"/p/{now}{Request.QueryString}") : NotFound();
        if (page.Status == ProductStatus.Archived)
            return await db.FindSuccessorAsync(page.Id, cancel) is { } successor ? new MovedTo($"/p/{successor}") : StatusCode(StatusCodes.Status410Gone);
        if (page.Variants.Count == 0)
            return NotFound();

        var choice = variant is not null ? VariantChoice.BySku(page.Options, page.Variants, variant)
            : values.Length > 0 ? VariantChoice.ByValues(page.Options, page.Variants, values)
            : VariantChoice.Default(page.Options, page.Variants);
        if (choice is null)
            return NotFound();

        Response.IsForEverybody();
        if (Request.IsHtmx())
        {
            var pictures = await db.ReadPicturesAsync([page.Id], cancel);
            View = await WithDeliveryAsync(ViewOf(page, choice, [.. pictures[page.Id]]), cancel);
            return Fragment.Of<ProductDetail>((nameof(ProductDetail.View), View));
        }

        View = await WithSurroundingsAsync(page, choice, cancel);
        ViewData.SetHead(HeadOf(View));
        return Page();
    }

    private async Task<ProductView> WithSurroundingsAsync(ProductPage page, VariantChoice choice, CancellationToken cancel)
    {
        // One question for the pictures of the product and of what goes with it.
        var related = await db.ReadRelatedAsync(page, cancel);
        var pictures = await db.ReadPicturesAsync([page.Id, .. related.Select(card => card.Id)], cancel);
        var reviews = page.RatingCount == 0 ? [] : await db.ReadReviewsAsync(page.Id, new ReviewQuestion(), cancel);
        var view = await WithDeliveryAsync(ViewOf(page, choice, [.. pictures[page.Id]]), cancel);
        return view with
        {
            Trail = await TrailAsync(page, cancel),
            Related = related.WithPictures(pictures),
            Reviews = new ReviewsView(page.Slug, page.Name, page.RatingCount, view.Rating, page.Spread, new ReviewQuestion(), reviews, store.Value.Name),
        };
    }

    private async Task<ProductView> WithDeliveryAsync(ProductView view, CancellationToken cancel)
    {
        var frame = await frames.ReadAsync(cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return view with
        {
            FreeDeliveryFrom = frame.FreeDeliveryFrom,
            Delivery = view.Choice.Variant is { } chosen ? ShippingQuote.From(frame.Rates, chosen.WeightGrams, chosen.Price.Minor, today) : [],
        };
    }

    private async Task<IReadOnlyList<Crumb>> TrailAsync(ProductPage page, CancellationToken cancel)
    {
        var (frame, shelf) = await frames.FindAsync(page.CategoryPath, cancel);
        var way = shelf is null ? [] : frame.Categories.WayTo(shelf);
        return [new Crumb(CommonWords.Home, "/"), .. way.Select(step => new Crumb(step.Name, $"/c/{step.Path}")), new Crumb(page.Name)];
    }

    private PageHead HeadOf(ProductView view) => new(view.Name, view.Summary, view.Path, view.Shown is [var picture, ..] ? StructuredData.Raster(picture.Path) : null)
    {
        Data = [StructuredData.Product(store.Value, view), StructuredData.Breadcrumbs(store.Value, view.Trail, view.Path)],
    };

    private static ProductView ViewOf(ProductPage page, VariantChoice choice, IReadOnlyList<Picture> pictures) => new(
        page.Slug, page.Name, page.Summary, page.Description, page.Brand, page.Specifications, page.RatingCount, page.RatingSum, page.PriceFrom, choice, pictures);
}
