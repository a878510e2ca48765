using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>Staff have read a review, and everybody may. A second time changes nothing; refuses what its author has changed since.</summary>
public sealed class PublishReview(StoreWrites writes, TimeProvider time)
{
    /// <param name="token">The review.</param>
    /// <param name="revision">The words that were read.</param>
    /// <param name="by">Who of the staff read them.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<Outcome<Review>> RunAsync(string token, int revision, string by, CancellationToken cancel = default) => writes.ChangeReviewAsync(
        review => review.Token == token,
        (_, review) =>
        {
            if (review.Revision != revision)
                return ReviewRefusals.Changed;
            if (review.Status != ReviewStatus.Published)
                review.Publish(by, time.GetUtcNow());
            return null;
        },
        cancel);
}

/// <summary>Staff do not show a review, or show it no more, and tell its author why. Refuses what its author has changed since, and a missing reason.</summary>
public sealed class RejectReview(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<Review>> RunAsync(string token, int revision, string? reason, string by, CancellationToken cancel = default)
    {
        var because = PlainText.Line(reason);
        return writes.ChangeReviewAsync(
            review => review.Token == token,
            (_, review) =>
            {
                if (because is not { Length: > 0 and <= Review.MaxReason })
                    return ReviewRefusals.ReasonMissing;
                if (review.Revision != revision)
                    return ReviewRefusals.Changed;
                if (review.Status != ReviewStatus.Rejected)
                    review.Reject(because, by, time.GetUtcNow());
                return null;
            },
            cancel);
    }
}

/// <summary>The shop answers below a review; with no words it takes its answer back.</summary>
public sealed class ReplyToReview(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<Review>> RunAsync(string token, string? words, CancellationToken cancel = default)
    {
        var reply = PlainText.Paragraphs(words);
        return writes.ChangeReviewAsync(
            review => review.Token == token,
            (_, review) =>
            {
                if (reply.Length > Review.MaxReply)
                    return ReviewRefusals.ReplyTooLong;
                review.Answer(reply, time.GetUtcNow());
                return null;
            },
            cancel);
    }
}
