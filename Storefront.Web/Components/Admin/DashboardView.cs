namespace Storefront.Web.Components.Admin;

/// <summary>So many of something wait for somebody.</summary>
public sealed record Waiting(string Text, int Count, string? Href = null);

public sealed record DashboardView(IReadOnlyList<Waiting> Waiting);
