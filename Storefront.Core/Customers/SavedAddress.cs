using Storefront.Core.Shared;

namespace Storefront.Core.Customers;

/// <summary>An address in a shopper's book. Orders copy it: changing it here changes no order.</summary>
public sealed class SavedAddress
{
    /// <summary>A book has so many at most.</summary>
    public const int MaxPerShopper = 20;

    public long Id { get; private set; }

    public required long ShopperId { get; init; }

    /// <summary>What it is called in addresses and forms: random, so that nobody counts through them.</summary>
    public string Code { get; private init; } = OpaqueToken.New();

    public required Address Address { get; set; }

    /// <summary>The one that the checkout begins with.</summary>
    public bool IsDefault { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
