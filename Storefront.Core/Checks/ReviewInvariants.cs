using Microsoft.EntityFrameworkCore;
using Storefront.Core.Reviews;

namespace Storefront.Core.Checks;

/// <summary>What products and reviews count is what there is.</summary>
internal static class ReviewInvariants
{
    public static readonly Invariant[] All =
    [
        new("I15", "A product's stars are those of its published reviews", async (db, _, cancel) =>
            (await db.Products
                .LeftJoin(
                    db.Reviews.Published().GroupBy(r => r.ProductId).Select(all => new
                    {
                        ProductId = all.Key,
                        One = all.Count(r => r.Rating == 1),
                        Two = all.Count(r => r.Rating == 2),
                        Three = all.Count(r => r.Rating == 3),
                        Four = all.Count(r => r.Rating == 4),
                        Five = all.Count(r => r.Rating == 5),
                    }),
                    product => product.Id,
                    reviews => reviews.ProductId,
                    (product, reviews) => new
                    {
                        product.Slug,
                        product.RatingCount,
                        product.RatingSum,
                        product.OneStar,
                        product.TwoStars,
                        product.ThreeStars,
                        product.FourStars,
                        product.FiveStars,
                        One = (int?)reviews!.One ?? 0,
                        Two = (int?)reviews.Two ?? 0,
                        Three = (int?)reviews.Three ?? 0,
                        Four = (int?)reviews.Four ?? 0,
                        Five = (int?)reviews.Five ?? 0,
                    })
                .Where(p => p.OneStar != p.One || p.TwoStars != p.Two || p.ThreeStars != p.Three || p.FourStars != p.Four || p.FiveStars != p.Five
                    || p.RatingCount != p.One + p.Two + p.Three + p.Four + p.Five || p.RatingSum != p.One + 2 * p.Two + 3 * p.Three + 4 * p.Four + 5 * p.Five)
                .ToListAsync(cancel))
            .ConvertAll(p => new Finding("I15", p.Slug, p.ToString()!))),

        new("I15b", "A review was found helpful as often as there are voices for it", async (db, _, cancel) =>
            (await db.Reviews
                .Where(r => r.Helpful != db.HelpfulVotes.Count(v => v.ReviewId == r.Id))
                .Select(r => new { r.Token, r.Helpful, Voices = db.HelpfulVotes.Count(v => v.ReviewId == r.Id) })
                .ToListAsync(cancel))
            .ConvertAll(r => new Finding("I15b", $"review {r.Token}", $"counted {r.Helpful}, voices {r.Voices}"))),
    ];
}
