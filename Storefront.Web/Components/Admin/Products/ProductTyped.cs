using System.Globalization;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Admin.Products;

/// <summary>A product's form as text: what was typed stays, whatever it is.</summary>
public sealed record ProductTyped(
    string Name, string Slug, string Summary, string Description, string Brand, string CategoryId, string TaxCategoryId, string Status, bool IsFeatured, string Successor, IReadOnlyList<VariantTyped> Variants)
{
    /// <summary>More than a page of variants can be edited in one form; rows beyond are refused by the request's limits.</summary>
    public const int MaxVariants = 200;

    public static ProductTyped Of(Product product, string currency) => new(
        product.Name, product.Slug, product.Summary, product.Description, product.Brand.Name, Text(product.CategoryId), Text(product.TaxCategoryId), product.Status.ToString(), product.IsFeatured,
        product.Succession?.Successor.Slug ?? "", [.. product.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => VariantTyped.Of(v, currency))]);

    public static ProductTyped Read(IFormCollection form)
    {
        var rows = Math.Min(form["Sku"].Count, MaxVariants);
        return new ProductTyped(
            One(form, "Name"), One(form, "Slug"), One(form, "Summary"), form["Description"].ToString(), One(form, "Brand"), One(form, "CategoryId"), One(form, "TaxCategoryId"), One(form, "Status"),
            form.ContainsKey("IsFeatured"), One(form, "Successor"), [.. Enumerable.Range(0, rows).Select(row => VariantTyped.Read(form, row))]);
    }

    /// <summary>Rows that were left empty are no variants.</summary>
    public ProductDraft AsDraft(string currency) => new(
        PlainText.Line(Name), Slug.Length > 0 ? Slug : Core.Catalog.Slug.Of(Name), PlainText.Line(Summary), PlainText.Paragraphs(Description), PlainText.Line(Brand), Number(CategoryId) ?? 0, Number(TaxCategoryId) ?? 0,
        Enum.TryParse<ProductStatus>(Status, out var status) && Enum.IsDefined(status) ? status : ProductStatus.Draft, IsFeatured, Successor,
        [.. Variants.Where(row => !row.IsEmpty).Select(row => row.AsDraft(currency))]);

    /// <summary>Each field by the name that people read, in the order of the form.</summary>
    public IEnumerable<(string Field, string Value)> Fields()
    {
        yield return (CatalogueWords.Name, Name);
        yield return (CatalogueWords.Address, Slug);
        yield return (CatalogueWords.Summary, Summary);
        yield return (CatalogueWords.Description, Description.ReplaceLineEndings("\n"));
        yield return (CatalogueWords.Brand, Brand);
        yield return (CatalogueWords.Category, CategoryId);
        yield return (CatalogueWords.TaxCategory, TaxCategoryId);
        yield return (CatalogueWords.Status, Status);
        yield return (CatalogueWords.Featured, IsFeatured ? CommonWords.Yes : CommonWords.No);
        yield return (CatalogueWords.Successor, Successor);
        foreach (var variant in Variants.Where(row => !row.IsEmpty))
        {
            yield return ($"{variant.Sku}: {CatalogueWords.Price}", variant.Price);
            yield return ($"{variant.Sku}: {CatalogueWords.CompareAt}", variant.CompareAt);
            yield return ($"{variant.Sku}: {CatalogueWords.ForSale}", variant.IsActive ? CommonWords.Yes : CommonWords.No);
        }
    }

    internal static string One(IFormCollection form, string name) => form[name].ToString().Trim();

    internal static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One row of it.</summary>
public sealed record VariantTyped(
    string Id, string Sku, string Gtin, IReadOnlyList<string> Options, string Price, string CompareAt, string Weight, string LowStockAt, string SafetyThreshold, bool IsActive)
{
    public const string Separator = " / ";

    public static VariantTyped Empty(int options) => new("0", "", "", [.. Enumerable.Repeat("", options)], "", "", "", "5", "0", true);

    public bool IsEmpty => Id is "0" or "" && Sku.Length == 0 && Price.Length == 0;

    public static VariantTyped Of(Variant variant, string currency) => new(
        ProductTyped.Text(variant.Id), variant.Sku, variant.Gtin ?? "", variant.OptionValues, MoneyText.Write(variant.Price.Minor, currency), variant.CompareAtMinor is { } before ? MoneyText.Write(before, currency) : "",
        ProductTyped.Text(variant.WeightGrams), ProductTyped.Text(variant.StockItem.LowStockAt), ProductTyped.Text(variant.StockItem.SafetyThreshold), variant.IsActive);

    public static VariantTyped Read(IFormCollection form, int row)
    {
        string At(string name) => (form[name].ElementAtOrDefault(row) ?? "").Trim();
        var options = At("Options");
        return new VariantTyped(
            At("VariantId"), At("Sku"), At("Gtin"), options.Length == 0 ? [] : [.. options.Split('/', StringSplitOptions.TrimEntries)], At("Price"), At("CompareAt"), At("Weight"), At("LowStockAt"), At("SafetyThreshold"), At("Sold") == "yes");
    }

    public VariantDraft AsDraft(string currency) => new(
        ProductTyped.Number(Id) ?? 0, Sku, Gtin, Options, MoneyText.Read(Price, currency), CompareAt.Length == 0 ? null : MoneyText.Read(CompareAt, currency) ?? -1,
        Small(Weight), Small(LowStockAt), Small(SafetyThreshold), IsActive);

    private static int? Small(string text) => ProductTyped.Number(text) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;
}
