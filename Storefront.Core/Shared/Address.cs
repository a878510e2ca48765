namespace Storefront.Core.Shared;

/// <summary>A postal address as written on a parcel. Always copied, never referenced: what was printed stays.</summary>
public sealed record Address
{
    public required string Name { get; init; }

    public string? Company { get; init; }

    public required string Line1 { get; init; }

    public string? Line2 { get; init; }

    /// <summary>Empty where the country has no postal codes.</summary>
    public required string PostalCode { get; init; }

    public required string City { get; init; }

    /// <summary>State, province or county; required only where the post needs it.</summary>
    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2, capital letters.</summary>
    public required string Country { get; init; }
}
