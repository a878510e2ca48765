using Storefront.Core.Catalog;

namespace Storefront.Core.Reviews;

public sealed class Review
{
    public long Id { get; private set; }

    public long ProductId { get; private set; }

    public Product Product { get; set; } = null!;

    public required string Author { get; set; }

    /// <summary>1 to 5 stars.</summary>
    public int Rating { get; set; }

    public required string Title { get; set; }

    public required string Body { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    public ReviewStatus Status { get; set; }

    /// <summary>Whether the author bought the product here.</summary>
    public bool IsVerified { get; set; }
}

public enum ReviewStatus
{
    Waiting = 0,
    Published = 1,
    Rejected = 2,
}
