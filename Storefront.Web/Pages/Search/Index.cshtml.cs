using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Components.Lists;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Search;

/// <summary>The search box's answer: <c>/search?q=…</c>, narrowed down and sorted as a shelf is. Never indexed: its pages are as many as questions.</summary>
[TakesSameOriginPosts("Click")]
public sealed class IndexModel(IProductSearch search, StoreDb db, TextAnalysis analysis, SearchLog log, SiteFrames frames, IOptions<StoreOptions> store) : PageModel
{
    private const int LastPage = 40;
    private const int InARow = 4;

    public SearchView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? q, string? sort, [FromQuery(Name = "page")] string? page, CancellationToken cancel)
    {
        var question = Question.Of(q);
        if (ListAddress.OrderOf(sort) is not { } order || PageNumber.Of(page, LastPage) is not { } number)
            return NotFound();

        var found = await search.FindAsync(new ProductQuery { Text = question, Filters = ListAddress.FiltersOf(Request.Query), Order = order, Page = number }, cancel);
        if (found.ProductIds.Count == 0 && number > 1)
            return NotFound();

        var isHtmx = Request.IsHtmx();
        if (number == 1 && found.Applied.AreNone && order == ProductOrder.Popular && !isHtmx)
            log.Searched(question, found.Total.Value == 0);
        Response.IsForEverybody();
        ViewData.SetHead(new PageHead(question.Length == 0 ? CatalogWords.SearchTitle : CatalogWords.SearchFor.With(question)));
        if (found.Total.Value == 0 && found.Applied.AreNone)
        {
            View = await NothingAsync(question, cancel);
            return Page();
        }

        var answered = found.CorrectedText ?? question;
        var list = new ListView(
            new ListAddress("/search", question, found.Applied, order), await db.ReadCardsAsync(found.ProductIds, cancel), found.Total, found.Facets,
            number, ListView.PagesOf(found.Total, LastPage), new PriceBands(store.Value.Currency))
        {
            Marks = name => analysis.Highlight(name, answered),
        };
        if (list.Products.Count == 0)
            Response.StatusCode = StatusCodes.Status404NotFound;
        if (isHtmx)
            return Fragment.Of<ListPanel>((nameof(ListPanel.View), list)).With(Response.StatusCode);

        View = new SearchView(question, list, [], []) { CorrectedText = found.CorrectedText };
        return Page();
    }

    /// <summary>A product was opened from the results; the browser says so as it leaves.</summary>
    public IActionResult OnPostClick(string? q)
    {
        log.Clicked(Question.Of(q));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Where to look instead.</summary>
    private async Task<SearchView> NothingAsync(string question, CancellationToken cancel)
    {
        var shelves = (await frames.ReadAsync(cancel)).Categories.Top;
        if (question.Length == 0)
            return new SearchView(question, null, shelves, []);
        var loved = await db.Products.Published().Where(p => p.IsFeatured).MostPopularFirst().Select(p => p.Id).Take(InARow).ToListAsync(cancel);
        return new SearchView(question, null, shelves, await db.ReadCardsAsync(loved, cancel));
    }
}

internal static class Question
{
    /// <summary>What was typed, without what stands around it and not longer than the box takes.</summary>
    public static string Of(string? typed)
    {
        var question = (typed ?? "").Trim();
        return question.Length > SearchedQuestion.MaxLength ? question[..SearchedQuestion.MaxLength] : question;
    }
}
