using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Search;
using Storefront.Web.Components;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;

namespace Storefront.Web.Pages.Search;

/// <summary>What the search box offers while somebody types: <c>/search/suggestions?q=…</c>. Without htmx it is the search itself.</summary>
public sealed class SuggestionsModel(IProductSearch search, TextAnalysis analysis) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken cancel)
    {
        // The space at its end says that the last word is finished.
        var typed = (q ?? "").TrimStart();
        if (typed.Length > SearchedQuestion.MaxLength)
            typed = typed[..SearchedQuestion.MaxLength];
        if (!Request.IsHtmx())
            return Redirect($"/search?q={Uri.EscapeDataString(Question.Of(q))}");

        Response.IsForEverybody();
        return Fragment.Of<SuggestionList>(
            (nameof(SuggestionList.Suggestions), await search.SuggestAsync(typed, cancel)),
            (nameof(SuggestionList.Question), typed.Trim()),
            (nameof(SuggestionList.Marks), (Func<string, IReadOnlyList<(string, bool)>>)(name => analysis.Highlight(name, typed))));
    }
}
