using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A variant as the product page offers it.</summary>
public sealed record VariantOffer(string Sku, string? Gtin, IReadOnlyList<string> OptionValues, Money Price, Money? CompareAt, int WeightGrams, StockLevel Stock);

/// <summary>What a shopper gets by choosing a value while the other choices stay.</summary>
public enum ValueState
{
    Available,
    SoldOut,

    /// <summary>Nothing is made in this combination.</summary>
    Missing,
}

/// <summary>A value with its state, the variant that it leads to (null when there is none), and the whole combination.</summary>
public sealed record ValueChoice(string Name, string? Swatch, bool IsChosen, ValueState State, string? Sku, IReadOnlyList<string> Combination);

public sealed record OptionChoice(string Name, string Chosen, IReadOnlyList<ValueChoice> Values);

/// <summary>
/// Which variant of a product is chosen, and what every other value of its options would lead to: shown before anybody clicks (B02).
/// A combination that is not made can be chosen too; it has no variant.
/// </summary>
public sealed class VariantChoice
{
    private VariantChoice(IReadOnlyList<ProductOption> options, IReadOnlyList<VariantOffer> variants, IReadOnlyList<string> values)
    {
        Variant = Find(variants, values);
        Options = [.. options.Select((option, index) => new OptionChoice(option.Name, values[index],
            [.. option.Values.Select(value => Of(value, [.. values.Select((chosen, other) => other == index ? value.Name : chosen)], value.Name == values[index], variants))]))];
        Values = values;
    }

    public VariantOffer? Variant { get; }

    public IReadOnlyList<OptionChoice> Options { get; }

    /// <summary>One value for each option.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The first variant that can be bought, else the first.</summary>
    public static VariantChoice Default(IReadOnlyList<ProductOption> options, IReadOnlyList<VariantOffer> variants) =>
        new(options, variants, (variants.FirstOrDefault(variant => variant.Stock != StockLevel.Out) ?? variants[0]).OptionValues);

    /// <summary>The variant of this SKU; null when the product has none.</summary>
    public static VariantChoice? BySku(IReadOnlyList<ProductOption> options, IReadOnlyList<VariantOffer> variants, string sku) =>
        variants.FirstOrDefault(variant => variant.Sku == sku) is { } chosen ? new(options, variants, chosen.OptionValues) : null;

    /// <summary>The combination of these values, made or not; null when they are not values of the options.</summary>
    public static VariantChoice? ByValues(IReadOnlyList<ProductOption> options, IReadOnlyList<VariantOffer> variants, IReadOnlyList<string> values) =>
        values.Count == options.Count && options.Zip(values).All(pair => pair.First.Values.Any(value => value.Name == pair.Second))
            ? new(options, variants, values)
            : null;

    private static ValueChoice Of(OptionValue value, IReadOnlyList<string> combination, bool isChosen, IReadOnlyList<VariantOffer> variants)
    {
        var variant = Find(variants, combination);
        var state = variant is null ? ValueState.Missing : variant.Stock == StockLevel.Out ? ValueState.SoldOut : ValueState.Available;
        return new ValueChoice(value.Name, value.Swatch, isChosen, state, variant?.Sku, combination);
    }

    private static VariantOffer? Find(IReadOnlyList<VariantOffer> variants, IReadOnlyList<string> values) =>
        variants.FirstOrDefault(variant => variant.OptionValues.SequenceEqual(values));
}
