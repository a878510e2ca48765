using System.Security.Cryptography;
using Storefront.Core.Catalog;
using Storefront.Core.Identity;

namespace Storefront.Core.Reviews;

/// <summary>
/// What one customer says about one product. It is changed only through <see cref="ChangeReview"/>, which keeps the product's stars in step with
/// the published reviews.
/// </summary>
public sealed class Review
{
    public const int MaxPhotos = 4;
    public const int MaxReply = 2000;
    public const int MaxReason = 500;

    public long Id { get; private set; }

    /// <summary>What pages call it: 64 random bits in hex, unique.</summary>
    public string Token { get; init; } = NewToken();

    public long ProductId { get; internal init; }

    public Product Product { get; set; } = null!;

    /// <summary>Who wrote it; null for guests, and for those who were forgotten.</summary>
    public long? ShopperId { get; private set; }

    public Shopper? Shopper { get; private set; }

    /// <summary>Stands for the guest's proven e-mail address, as <see cref="Reviewer.Key"/>: no address can be read out of it.</summary>
    public string? GuestKey { get; private set; }

    /// <summary>The name that pages show; empty once its owner was forgotten.</summary>
    public required string Author { get; set; }

    /// <summary>1 to 5 stars.</summary>
    public int Rating { get; set; }

    public required string Title { get; set; }

    /// <summary>Plain text; an empty line parts two paragraphs.</summary>
    public required string Body { get; set; }

    /// <summary>When its author last touched it.</summary>
    public DateTimeOffset WrittenAt { get; set; }

    public ReviewStatus Status { get; set; }

    /// <summary>Whether the author bought the product here.</summary>
    public bool IsVerified { get; set; }

    /// <summary>Rises whenever the author changes it: staff decide about the words that they have read.</summary>
    public int Revision { get; private set; }

    /// <summary>How many found it helpful. Changed by guarded updates only.</summary>
    public int Helpful { get; private set; }

    /// <summary>What the shop answers below it.</summary>
    public string? Reply { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>Why staff do not show it, for its author to read.</summary>
    public string? RejectedBecause { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whoever of the staff decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>In the order in which they were added.</summary>
    public List<ReviewPhoto> Photos { get; } = [];

    /// <summary>The stars that it adds to its product: 0 unless it is published.</summary>
    public int CountedStars => Status == ReviewStatus.Published ? Rating : 0;

    /// <summary>A new one, which waits to be read by staff.</summary>
    public static Review By(Reviewer reviewer, long productId, ReviewDraft draft, bool isVerified, DateTimeOffset now)
    {
        var review = new Review { ProductId = productId, Author = "", Title = "", Body = "" };
        review.BelongTo(reviewer);
        review.Write(draft, isVerified, now);
        return review;
    }

    /// <summary>Its author changes it: it waits to be read again.</summary>
    public void Write(ReviewDraft draft, bool isVerified, DateTimeOffset now)
    {
        (Author, Rating, Title, Body, IsVerified, WrittenAt) = (draft.Author, draft.Stars, draft.Title, draft.Body, isVerified, now);
        (Status, RejectedBecause, DecidedAt, DecidedBy) = (ReviewStatus.Waiting, null, null, null);
        Photos.RemoveAll(photo => draft.Dropped.Contains(photo.Name));
        Photos.AddRange(draft.Added.Select(picture => new ReviewPhoto { Name = picture.Name, Width = picture.Width, Height = picture.Height }));
        Revision++;
    }

    public bool Says(ReviewDraft draft) =>
        (Author, Rating, Title, Body, 0) == (draft.Author, draft.Stars, draft.Title, draft.Body, draft.Added.Count) && !Photos.Exists(photo => draft.Dropped.Contains(photo.Name));

    public bool HasRoomFor(ReviewDraft draft) => Photos.Count(photo => !draft.Dropped.Contains(photo.Name)) + draft.Added.Count <= MaxPhotos;

    /// <summary>A guest's review becomes the account's that was opened with the same address.</summary>
    public void BelongTo(Reviewer reviewer) => (ShopperId, GuestKey) = reviewer.ShopperId is { } shopper ? (shopper, null) : ((long?)null, reviewer.Key);

    public void Publish(string by, DateTimeOffset now) => Decide(ReviewStatus.Published, null, by, now);

    public void Reject(string reason, string by, DateTimeOffset now) => Decide(ReviewStatus.Rejected, reason, by, now);

    /// <summary>Nothing to say takes an earlier answer back.</summary>
    public void Answer(string? reply, DateTimeOffset now) => (Reply, RepliedAt) = reply is { Length: > 0 } ? (reply, now) : ((string?)null, (DateTimeOffset?)null);

    /// <summary>What was said stays, nobody knows by whom.</summary>
    public void ForgetAuthor() => (Author, ShopperId, GuestKey) = ("", null, null);

    private void Decide(ReviewStatus status, string? reason, string by, DateTimeOffset now) =>
        (Status, RejectedBecause, DecidedBy, DecidedAt) = (status, reason, by, now);

    /// <summary>Whether a text out of a form or an address can be a <see cref="Token"/>.</summary>
    public static bool IsToken(string? text) => text is { Length: 16 } && text.All(char.IsAsciiHexDigitLower);

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}

public enum ReviewStatus
{
    Waiting = 0,
    Published = 1,
    Rejected = 2,
}

/// <summary>A picture that belongs to a review; its file lies in the picture store.</summary>
public sealed class ReviewPhoto
{
    public long Id { get; private set; }

    public long ReviewId { get; private set; }

    /// <summary>As <see cref="Pictures.PictureName"/> gave it out.</summary>
    public required string Name { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }
}

/// <summary>One voice for a review. It says nothing of whose it is but to whoever knows.</summary>
public sealed class HelpfulVote
{
    public long ReviewId { get; init; }

    /// <summary>As <see cref="Reviews.Voter"/> writes it.</summary>
    public required string Voter { get; init; }

    public required DateTimeOffset At { get; init; }
}
