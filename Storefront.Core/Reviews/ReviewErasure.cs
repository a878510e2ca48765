using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;

namespace Storefront.Core.Reviews;

/// <summary>What becomes of reviews when their author is.</summary>
public static class ReviewErasure
{
    /// <summary>
    /// Within the transaction that forgets a person: what they published stays without their name and their photos, what nobody has read yet goes, and so do their
    /// voices for other reviews. Safe to repeat.
    /// </summary>
    public static async Task ForgetReviewerAsync(this StoreDb db, Reviewer person, DateTimeOffset now, CancellationToken cancel = default)
    {
        var own = db.Reviews.Of(person).Select(review => review.Id);
        var photos = db.ReviewPhotos.Where(photo => own.Contains(photo.ReviewId));
        db.DropPhotos(await photos.Select(photo => photo.Name).ToListAsync(cancel), now);
        await photos.ExecuteDeleteAsync(cancel);
        await db.Reviews.Of(person).Where(r => r.Status != ReviewStatus.Published).ExecuteDeleteAsync(cancel);
        await db.Reviews.Of(person).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Author, "").SetProperty(r => r.ShopperId, (long?)null).SetProperty(r => r.GuestKey, (string?)null), cancel);
        if (person.ShopperId is { } shopper)
            await db.ForgetVoterAsync(Voter.Shopper(shopper), cancel);
    }

    private static async Task ForgetVoterAsync(this StoreDb db, Voter voter, CancellationToken cancel)
    {
        var key = voter.Key;
        await db.Reviews.Where(r => db.HelpfulVotes.Any(v => v.ReviewId == r.Id && v.Voter == key)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Helpful, r => r.Helpful - 1), cancel);
        await db.HelpfulVotes.Where(v => v.Voter == key).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>Reviews that somebody wrote as a guest belong to their account once they have one with the same address.</summary>
public sealed class ClaimReviews(StoreWrites writes) : IWelcome
{
    public Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel)
    {
        var (id, key) = (shopper.Id, Reviewer.KeyOf(shopper.Email!));
        return writes.RunAsync(
            async db =>
            {
                if (!await db.Reviews.AnyAsync(r => r.GuestKey == key, cancel))
                    return;
                await db.Reviews
                    .Where(r => r.GuestKey == key && !db.Reviews.Any(own => own.ShopperId == id && own.ProductId == r.ProductId))
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.ShopperId, (long?)id).SetProperty(r => r.GuestKey, (string?)null), cancel);
            },
            cancel);
    }
}
