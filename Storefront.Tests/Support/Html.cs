using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Storefront.Tests.Support;

/// <summary>Reads a response as a browser would: the page, its words and its forms.</summary>
public static class Html
{
    public static async Task<IHtmlDocument> ReadHtmlAsync(this HttpResponseMessage response)
    {
        var document = Parse(await response.Content.ReadAsStringAsync());
        // Forms and links resolve against the address the page came from.
        if (response.RequestMessage?.RequestUri is { } address && document.Head is { } head && document.QuerySelector("base") is null)
        {
            var origin = document.CreateElement("base");
            origin.SetAttribute("href", address.ToString());
            head.AppendChild(origin);
        }
        return document;
    }

    public static async Task<IHtmlDocument> GetHtmlAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await response.ReadHtmlAsync();
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>The text of the one element that fits, with its white space folded.</summary>
    public static string Words(this IParentNode page, string selector) => page.One(selector).Words();

    public static string Words(this INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IElement One(this IParentNode page, string selector)
    {
        var found = page.QuerySelectorAll(selector);
        return found.Length == 1
            ? found[0]
            : throw new InvalidOperationException($"{found.Length} elements fit {selector}, one was expected, in:\n{((IMarkupFormattable)page).ToHtml()}");
    }

    public static HtmlForm Form(this IParentNode page, string selector) => new((IHtmlFormElement)page.One(selector));
}
