using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Search;

/// <summary>The search box's answer: <c>/search?q=…</c>. Never indexed: its pages are as many as questions.</summary>
public sealed class IndexModel(ProductSearch search, SiteFrames frames) : PageModel
{
    private const int LongestQuestion = 100;
    private const int LastPage = 40;

    public string Question { get; private set; } = "";

    public Page<ProductCard> Products { get; private set; } = new([], 1, ProductSearch.PageSize, 0);

    public IReadOnlyList<Shelf> Shelves { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? q, [FromQuery(Name = "page")] string? page, CancellationToken cancel)
    {
        Question = (q ?? "").Trim();
        if (Question.Length > LongestQuestion)
            Question = Question[..LongestQuestion];
        if (PageNumber.Of(page, LastPage) is not { } number)
            return NotFound();

        Products = await search.RunAsync(Question, number, cancel);
        if (Products.Total > 0 && !Products.IsInRange)
            return NotFound();

        if (Products.Total == 0)
            Shelves = (await frames.ReadAsync(cancel)).Categories.Top;
        Response.IsForEverybody();
        ViewData.SetHead(new PageHead(Question.Length == 0 ? CatalogWords.SearchTitle : CatalogWords.SearchFor.With(Question)));
        return Page();
    }
}
