using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>Somebody found a published review helpful: counted once a voter. Refuses one's own, and a second time.</summary>
public sealed class VoteHelpful(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<int>> RunAsync(string token, Voter voter, CancellationToken cancel = default) => writes.RunAsync<Outcome<int>>(
        async db =>
        {
            if (await db.Reviews.Published().Where(r => r.Token == token).Select(r => new { r.Id, r.ShopperId }).SingleOrDefaultAsync(cancel) is not { } review)
                return ReviewRefusals.NoSuchReview;
            if (voter.ShopperId is { } shopper && review.ShopperId == shopper)
                return ReviewRefusals.OwnReview;

            // Counted first: from here on the review is there, and shown, until this transaction ends. The refusals below undo it.
            if (await db.Reviews.Published().Where(r => r.Id == review.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Helpful, r => r.Helpful + 1), cancel) == 0)
                return ReviewRefusals.NoSuchReview;
            var now = time.GetUtcNow();
            var voted = await db.Database.ExecuteSqlAsync(
                $"INSERT INTO helpful_votes (review_id, voter, at) VALUES ({review.Id}, {voter.Key}, {db.Stored(now)}) ON CONFLICT (review_id, voter) DO NOTHING", cancel);
            return voted == 0 ? ReviewRefusals.VotedAlready : await db.Reviews.Where(r => r.Id == review.Id).Select(r => r.Helpful).SingleAsync(cancel);
        },
        cancel);
}
