namespace Storefront.Web.Components.Ui;

/// <summary>A step of the way to a page; without an address it is the page itself.</summary>
public sealed record Crumb(string Text, string? Href = null);
