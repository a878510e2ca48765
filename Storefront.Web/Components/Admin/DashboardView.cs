using Storefront.Core.Reports;

namespace Storefront.Web.Components.Admin;

/// <summary>So many of something wait for somebody.</summary>
public sealed record Waiting(string Text, int Count, string Href);

/// <summary>A variant of which few are left.</summary>
public sealed record LowStock(string Product, string Sku, int Saleable);

/// <summary>Today, and the days before it.</summary>
/// <param name="Days">In order; the last one is today, the first one at least a week earlier.</param>
public sealed record SalesView(IReadOnlyList<DayOfSales> Days, string Currency)
{
    public DayOfSales Today => Days[^1];

    public DayOfSales SameWeekday => Days[^8];
}

/// <param name="Sales">Null for whoever may not see orders.</param>
public sealed record DashboardView(SalesView? Sales, IReadOnlyList<Waiting> Waiting, IReadOnlyList<LowStock> LowStock);
