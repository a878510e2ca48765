using System.Globalization;

namespace Storefront.Web.Components.Admin;

/// <summary>
/// All of a list's state, as it stands in the address: view, search, filters, and where the page begins. So every state can be bookmarked, sent to a colleague, and
/// gone back to. Lists are read newest first by their rows' keys: a page costs the same at the end of a million rows as at their beginning.
/// </summary>
/// <param name="Path">The list's own.</param>
/// <param name="View">One of the saved views; the first one stands for an address without it.</param>
/// <param name="Search">What was typed, trimmed; empty for nothing.</param>
/// <param name="Below">Rows whose key is below this one: the page after.</param>
/// <param name="Above">Rows whose key is above this one: the page before.</param>
/// <param name="Filters">Further parameters with their values, in fixed order; only those that are set.</param>
public sealed record ListState(string Path, string View, string Search, long? Below, long? Above, IReadOnlyList<KeyValuePair<string, string>> Filters)
{
    public const int Size = 50;

    public const int MaxSearch = 100;

    private string DefaultView { get; init; } = "";

    /// <param name="request">The request.</param>
    /// <param name="views">Its views, the default one first; none for a list without.</param>
    /// <param name="filters">Names of further parameters that the list knows.</param>
    public static ListState Of(HttpRequest request, IReadOnlyList<string> views, params IReadOnlyList<string> filters)
    {
        var query = request.Query;
        // Databases take no control characters, and nobody means them.
        var search = string.Concat(query["q"].ToString().Where(letter => !char.IsControl(letter))).Trim();
        var view = query["view"].ToString();
        var first = views.Count > 0 ? views[0] : "";
        return new ListState(
            request.Path.Value ?? "/",
            views.Contains(view) ? view : first,
            search.Length > MaxSearch ? search[..MaxSearch] : search,
            Key(query["below"].ToString()),
            Key(query["above"].ToString()),
            [.. filters.Select(name => KeyValuePair.Create(name, query[name].ToString())).Where(filter => filter.Value.Length is > 0 and <= MaxSearch && !filter.Value.Any(char.IsControl))])
        { DefaultView = first };
    }

    public string? Filter(string name) => Filters.FirstOrDefault(filter => filter.Key == name).Value;

    /// <summary>The address of another view, from its beginning; what was searched for stays.</summary>
    public string WithView(string view) => (this with { View = view, Below = null, Above = null }).ToString();

    public string WithFilter(string name, string? value) => (this with
    {
        Below = null,
        Above = null,
        Filters = [.. Filters.Where(filter => filter.Key != name), .. value is null ? [] : new[] { KeyValuePair.Create(name, value) }],
    }).ToString();

    public string From(long? below = null, long? above = null) => (this with { Below = below, Above = above }).ToString();

    public string WithoutSearch => (this with { Search = "", Below = null, Above = null }).ToString();

    /// <summary>The address of this state.</summary>
    public override string ToString()
    {
        var parts = new List<KeyValuePair<string, string>>();
        if (View != DefaultView) parts.Add(new("view", View));
        if (Search.Length > 0) parts.Add(new("q", Search));
        parts.AddRange(Filters);
        if (Below is { } below) parts.Add(new("below", below.ToString(CultureInfo.InvariantCulture)));
        if (Above is { } above) parts.Add(new("above", above.ToString(CultureInfo.InvariantCulture)));
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts.Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value)}"))}";
    }

    private static long? Key(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
}

/// <summary>One page of a list, with the addresses of those before and after it; null where there is none.</summary>
public sealed record Slice<T>(IReadOnlyList<T> Rows, string? Before, string? After);

/// <summary>A saved view of a list. Counts above a thousand are not counted to the end.</summary>
/// <param name="Count">Null for a view that is not counted.</param>
public sealed record ListTab(string Key, string Text, int? Count = null)
{
    /// <summary>So far is counted.</summary>
    public const int CountedTo = 1000;

    public string? CountText => Count switch
    {
        null => null,
        >= CountedTo => $"{CountedTo - 1}+",
        var count => count.Value.ToString(CultureInfo.CurrentCulture),
    };
}
