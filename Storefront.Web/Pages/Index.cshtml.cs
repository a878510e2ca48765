using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages;

/// <summary>The shop window: what the shop is, its shelves, and some of what stands on them.</summary>
public sealed class IndexModel(StoreDb db, SiteFrames frames, IOptions<StoreOptions> store) : PageModel
{
    private const int InARow = 4;
    private const int InTheHero = 3;

    public HomeView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var published = db.Products.Published();
        var featured = await published.Where(p => p.IsFeatured).MostPopularFirst().AsCards().Take(InTheHero + InARow).ToListAsync(cancel);
        var newest = await published.OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id).AsCards().Take(InARow).ToListAsync(cancel);
        var reduced = await published.Where(p => p.CompareAtMinor != null).MostPopularFirst().AsCards().Take(InARow).ToListAsync(cancel);

        // One question for the pictures of all rows.
        var cards = await db.WithPicturesAsync([.. featured, .. newest, .. reduced], cancel);
        View = new HomeView(
            await frames.ReadAsync(cancel),
            Featured: [.. cards.Take(Math.Min(InTheHero, featured.Count))],
            New: [.. cards.Skip(featured.Count).Take(newest.Count)],
            Reduced: [.. cards.Skip(featured.Count + newest.Count)],
            Loved: [.. cards.Take(featured.Count).Skip(InTheHero)]);

        Response.IsForEverybody();
        ViewData.SetHead(new PageHead(CatalogWords.HomeTitle, CatalogWords.HeroText, "/")
        {
            Image = View.Featured is [{ Pictures: [var picture, ..] }, ..] ? StructuredData.Raster(picture.Path) : null,
            Data = [StructuredData.Shop(store.Value)],
        });
    }
}
