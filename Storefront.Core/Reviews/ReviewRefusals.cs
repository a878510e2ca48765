using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Reviews;

/// <summary>Every "no" about reviews.</summary>
public static class ReviewRefusals
{
    public static Refusal NoSuchProduct => new("no_such_product", Refusals.UnknownSku, RefusalKind.NotFound);

    public static Refusal NoSuchReview => new("no_such_review", Refusals.NoSuchReview, RefusalKind.NotFound);

    public static Refusal Incomplete(ReviewFault fault) => new("review_incomplete", fault.Message);

    public static Refusal TooManyPhotos => new("too_many_photos", Refusals.TooManyPhotos.With(Review.MaxPhotos));

    public static Refusal TooMany(int perDay) => new("too_many_reviews", Refusals.TooManyReviews.With(perDay));

    /// <summary>Its author changed it since staff read it.</summary>
    public static Refusal Changed => new("review_changed", Refusals.ReviewChanged, RefusalKind.Conflict);

    public static Refusal ReasonMissing => new("reason_missing", Refusals.ReasonMissing.With(Review.MaxReason));

    public static Refusal ReplyTooLong => new("reply_too_long", Refusals.ReviewTooLong.With(Review.MaxReply));

    public static Refusal OwnReview => new("own_review", Refusals.OwnReview);

    public static Refusal VotedAlready => new("voted_already", Refusals.VotedAlready, RefusalKind.Conflict);
}
