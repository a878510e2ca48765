namespace Storefront.Core.Catalog;

/// <summary>An address that a product once had. It stays the product's for ever: its visitors are sent on, and no other product can take it.</summary>
public sealed class OldSlug
{
    public required string Slug { get; init; }

    public long ProductId { get; init; }

    public Product Product { get; private set; } = null!;

    public DateTimeOffset LeftAt { get; init; }
}

/// <summary>The same for a category, and for each below one that was renamed.</summary>
public sealed class OldPath
{
    public required string Path { get; init; }

    public long CategoryId { get; init; }

    public Category Category { get; private set; } = null!;

    public DateTimeOffset LeftAt { get; init; }
}

/// <summary>That one product replaces another which is no longer sold.</summary>
public sealed class Succession
{
    public long ProductId { get; private set; }

    public long SuccessorId { get; init; }

    public Product Successor { get; private set; } = null!;
}
