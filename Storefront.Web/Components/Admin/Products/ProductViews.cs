using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Web.Components.Ui;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Components.Admin.Products;

/// <summary>A row of the list.</summary>
/// <param name="Available">Units that can be sold, of all its variants.</param>
public sealed record ProductRow(long Id, string Slug, string Name, string Category, ProductStatus Status, Money Price, bool HasPriceRange, int Variants, int Available, string? Picture);

public sealed record ProductListView(Slice<ProductRow> Products, ListState State, IReadOnlyList<ListTab> Tabs, bool MayEdit, string? News);

/// <summary>The form of one product.</summary>
/// <param name="Slug">Its address when the form was opened; null for a new one.</param>
/// <param name="Revision">What the form has seen.</param>
/// <param name="Typed">What stands in the fields, as text.</param>
/// <param name="Options">The names of its choices.</param>
/// <param name="Meanwhile">What somebody else saved that differs from what is typed.</param>
public sealed record ProductFormView(
    string? Slug, int Revision, ProductTyped Typed, IReadOnlyList<string> Options, IReadOnlyList<Select.Choice> Categories, IReadOnlyList<Select.Choice> TaxCategories, IReadOnlyList<string> Brands,
    string Currency, IReadOnlyList<FormError> Errors, IReadOnlyList<Difference> Meanwhile, string? News, string FormToken)
{
    public string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;
}

/// <summary>Two versions of one field.</summary>
public sealed record Difference(string Field, string Theirs, string Yours);

/// <summary>The stock of a product's variants, and the last lines of their ledger.</summary>
public sealed record StockView(string Slug, string Name, IReadOnlyList<StockRow> Rows, IReadOnlyList<LedgerRow> Ledger, bool MayAdjust, TimeZoneInfo Zone, string? News, string? Failure, string FormToken);

public sealed record StockRow(string Sku, string Options, int OnHand, int Reserved, int Available);

public sealed record LedgerRow(DateTimeOffset At, string Sku, int OnHand, int Reserved, string Reason, string Actor);
