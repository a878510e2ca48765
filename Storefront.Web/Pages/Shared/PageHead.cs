using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Storefront.Web.Pages.Shared;

/// <summary>
/// What a page says of itself to browsers and search engines. A page without one is not indexed: only what has a canonical address is.
/// </summary>
/// <param name="Title">Without the shop's name.</param>
/// <param name="Canonical">The one lasting path of this content, without sort, filter or tracking; null keeps the page out of search engines.</param>
/// <param name="Image">Path of the picture that other sites show with a link (JPEG or WebP, no SVG).</param>
/// <param name="Previous">Path of the previous page of a list.</param>
/// <param name="Next">Path of the next page of a list.</param>
public sealed record PageHead(string Title, string? Description = null, string? Canonical = null, string? Image = null, string? Previous = null, string? Next = null)
{
    /// <summary>schema.org data as JSON texts, one script block each.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>Whether one thing is to be done here: the page then stands without navigation and search.</summary>
    public bool IsCheckout { get; init; }

    /// <summary>Whether the page asks the browser for a passkey.</summary>
    public bool UsesPasskeys { get; init; }
}

public static class PageHeads
{
    public static void SetHead(this ViewDataDictionary data, PageHead head) => data[nameof(PageHead)] = head;

    /// <summary>What the page set, or the plain <c>ViewData["Title"]</c>.</summary>
    public static PageHead? Head(this ViewDataDictionary data) =>
        data[nameof(PageHead)] as PageHead ?? (data["Title"] is string title ? new PageHead(title) : null);
}
