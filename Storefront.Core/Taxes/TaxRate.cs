namespace Storefront.Core.Taxes;

/// <summary>What kind of goods it is for the tax office: standard, reduced, …</summary>
public sealed class TaxCategory
{
    /// <summary>The category that shipping and everything unclassified belongs to.</summary>
    public const string Standard = "standard";

    public long Id { get; private set; }

    /// <summary>Unique, lower case.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }
}

/// <summary>The rate for one kind of goods sent to one country. A country without a row is not taxed (exports).</summary>
public sealed class TaxRate
{
    public long Id { get; private set; }

    public long TaxCategoryId { get; private set; }

    public TaxCategory TaxCategory { get; set; } = null!;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    /// <summary>Millionths: 190000 is 19 %.</summary>
    public int PartsPerMillion { get; set; }
}
