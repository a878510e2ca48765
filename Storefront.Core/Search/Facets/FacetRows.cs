namespace Storefront.Core.Search;

/// <summary>A value of an option as lists are narrowed down by it, for example Colour: Moss. The same for all products that offer it.</summary>
internal sealed class FacetOption
{
    public long Id { get; private set; }

    /// <summary>The option's name in addresses.</summary>
    public required string OptionKey { get; init; }

    public required string Option { get; init; }

    /// <summary>The value's name in addresses.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Swatch { get; init; }
}

/// <summary>That one of the product's active variants has this value.</summary>
internal sealed class ListingOption
{
    public long ProductId { get; init; }

    public long OptionId { get; init; }
}

/// <summary>How many published products of a category and all below it have a value: so that a category's page costs the same however many there are.</summary>
internal sealed class FacetCount
{
    public long CategoryId { get; init; }

    /// <summary>A <see cref="FacetKind"/>, or 0 for all products.</summary>
    public int Kind { get; init; }

    /// <summary>The brand, the price band, the stars, the option's value; 1 where there is only one.</summary>
    public long Value { get; init; }

    public int Count { get; init; }
}

/// <summary>A product that was changed since the index took it over. The database itself notes it, in the transaction of the change, whoever makes it.</summary>
internal sealed class StaleProduct
{
    public long Id { get; private set; }

    public long ProductId { get; init; }

    /// <summary>Taken over while the index was being rebuilt: it has to be again once the new one is in use.</summary>
    public bool IsInOldIndex { get; private set; }
}
