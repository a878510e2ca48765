using System.Text.RegularExpressions;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Catalog;

/// <summary>What is wrong with one field of a form about the catalogue, in words that say what to do.</summary>
/// <param name="Field">The name of the field; a variant's is followed by its place, as in <c>Price.2</c>.</param>
/// <param name="Message">For people.</param>
public sealed record CatalogFault(string Field, string Message);

/// <summary>A product as staff typed it.</summary>
/// <param name="Name">What shoppers read.</param>
/// <param name="Slug">Its address below <c>/p/</c>.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Description">Paragraphs of plain text.</param>
/// <param name="Brand">By name; a new one is added.</param>
/// <param name="CategoryId">Where it stands.</param>
/// <param name="TaxCategoryId">How it is taxed.</param>
/// <param name="Status">Whether shoppers see it.</param>
/// <param name="IsFeatured">Whether the home page shows it.</param>
/// <param name="Successor">For an archived one: the slug of what replaces it, or empty.</param>
/// <param name="Variants">All that it has, in their order; those without an id are new.</param>
public sealed partial record ProductDraft(
    string Name, string Slug, string Summary, string Description, string Brand, long CategoryId, long TaxCategoryId, ProductStatus Status, bool IsFeatured, string Successor,
    IReadOnlyList<VariantDraft> Variants)
{
    public const int MaxName = 200;
    public const int MaxSummary = 400;
    public const int MaxDescription = 20_000;
    public const int MaxBrand = 120;
    public const int MaxSlug = 120;

    /// <summary>Everything wrong with it by itself; whether an address or a SKU is free only the database knows.</summary>
    public IReadOnlyList<CatalogFault> Check()
    {
        List<CatalogFault?> faults =
        [
            Missing(nameof(Name), Name, MaxName),
            SlugForm().IsMatch(Slug) && Slug.Length <= MaxSlug ? null : new(nameof(Slug), Refusals.SlugForm.With(MaxSlug)),
            Missing(nameof(Summary), Summary, MaxSummary),
            Description.Length <= MaxDescription ? null : new(nameof(Description), Refusals.TextTooLong.With(MaxDescription)),
            Missing(nameof(Brand), Brand, MaxBrand),
            Status == ProductStatus.Published && !Variants.Any(variant => variant.IsActive) ? new(nameof(Status), Refusals.NothingToSell) : null,
            .. Variants.SelectMany((variant, i) => variant.Check(i)),
            .. Variants.GroupBy(variant => variant.Sku, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
                .Select(same => new CatalogFault($"Sku.{Variants.ToList().LastIndexOf(same.Last())}", Refusals.SkuTaken.With(same.Key))),
        ];
        return [.. faults.OfType<CatalogFault>()];
    }

    internal static CatalogFault? Missing(string field, string text, int max) =>
        text.Length == 0 ? new(field, Refusals.FieldMissing) : text.Length > max ? new(field, Refusals.TextTooLong.With(max)) : null;

    /// <summary>Small letters and digits in words that hyphens join.</summary>
    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    internal static partial Regex SlugForm();
}

/// <summary>One row of the variants' table.</summary>
/// <param name="Id">0 for a new one.</param>
/// <param name="Sku">Unique in the shop.</param>
/// <param name="Gtin">Or empty.</param>
/// <param name="OptionValues">One for each of the product's options; they stay as they were made.</param>
/// <param name="PriceMinor">In minor units of the shop's currency; null for what could not be read.</param>
/// <param name="CompareAtMinor">The former price; null where it is not reduced.</param>
/// <param name="WeightGrams">Null for what could not be read.</param>
/// <param name="LowStockAt">At or below so many shoppers read that few are left.</param>
/// <param name="SafetyThreshold">Kept back; negative allows back orders.</param>
/// <param name="IsActive">Whether it can be bought.</param>
public sealed record VariantDraft(
    long Id, string Sku, string Gtin, IReadOnlyList<string> OptionValues, long? PriceMinor, long? CompareAtMinor, int? WeightGrams, int? LowStockAt, int? SafetyThreshold, bool IsActive)
{
    public const int MaxSku = 64;
    public const long MaxPrice = 100_000_000_00;

    internal IEnumerable<CatalogFault> Check(int place)
    {
        if (ProductDraft.Missing("", Sku, MaxSku) is { } sku)
            yield return sku with { Field = $"Sku.{place}" };
        if (Gtin.Length > 0 && !(Gtin.Length is 8 or 12 or 13 or 14 && Gtin.All(char.IsAsciiDigit)))
            yield return new($"Gtin.{place}", Refusals.GtinForm);
        if (PriceMinor is not (>= 0 and <= MaxPrice))
            yield return new($"Price.{place}", Refusals.PriceForm);
        if (CompareAtMinor is { } before && (before > MaxPrice || before <= PriceMinor))
            yield return new($"CompareAt.{place}", Refusals.CompareAtForm);
        if (WeightGrams is not (>= 0 and <= 10_000_000))
            yield return new($"Weight.{place}", Refusals.WeightForm);
        if (LowStockAt is not (>= 0 and <= 1_000_000))
            yield return new($"LowStockAt.{place}", Refusals.CountForm);
        if (SafetyThreshold is not (>= -1_000_000 and <= 1_000_000))
            yield return new($"SafetyThreshold.{place}", Refusals.CountForm);
    }
}
