using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Storefront.Tests.Torture;

namespace Storefront.Tests.Core.Reviews;

/// <summary>Whatever staff, authors and readers do at the same moment: products count the reviews that there are.</summary>
public class ReviewRaceTests(Stores stores) : IClassFixture<Stores>
{
    [Theory, BothDatabases]
    public async Task Two_of_the_staff_publish_at_once_and_it_counts_once(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        for (var round = 0; round < Rounds.Of(10, 200); round++)
        {
            var product = await store.Given.AProductAsync(null, [new()]);
            var review = (await store.WriteAsync(Reviewers.Of(await store.Given.AShopperAsync()), product, 4)).Value;

            var published = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.PublishAsync(review))));

            Assert.All(published, outcome => Assert.True(outcome.Succeeded, outcome.Refusal?.Code));
            Assert.Equal((1, 4, "0 0 0 1 0"), await store.StarsAsync(product));
        }

        await store.AssertCountsAsync();
    }

    [Theory, BothDatabases]
    public async Task Whatever_happens_to_one_products_reviews_at_once_its_stars_are_a_recount(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        for (var round = 0; round < Rounds.Of(10, 200); round++)
        {
            var product = await store.Given.AProductAsync(null, [new()]);
            var authors = new List<(Reviewer Author, Review Review)>();
            for (var stars = 1; stars <= 5; stars++)
            {
                var author = Reviewers.Of(await store.Given.AShopperAsync());
                authors.Add((author, (await store.WriteAsync(author, product, stars)).Value));
            }
            foreach (var (_, review) in authors.Take(2))
                await store.PublishAsync(review);

            await Task.WhenAll(authors.SelectMany(each => new Func<Task>[]
            {
                () => store.PublishAsync(each.Review),
                () => store.PublishAsync(each.Review),
                () => store.RejectAsync(each.Review, "Not about the product."),
                () => store.WriteAsync(each.Author, product, 6 - each.Review.Rating),
                () => each.Review.Rating % 2 == 0 ? store.Services.RunAsync((RemoveReview remove) => remove.RunAsync(each.Author, each.Review.Token)) : store.ReplyAsync(each.Review, "Thank you."),
            }).Select(Task.Run));

            var left = (await store.ReviewsAsync(product)).Where(review => review.Status == ReviewStatus.Published).Select(review => review.Rating).ToList();
            var spread = string.Join(' ', Enumerable.Range(1, 5).Select(stars => left.Count(rating => rating == stars)));
            Assert.Equal((left.Count, left.Sum(), spread), await store.StarsAsync(product));
        }

        await store.AssertCountsAsync();
    }

    [Theory, BothDatabases]
    public async Task One_customer_who_presses_send_many_times_has_one_review(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        for (var round = 0; round < Rounds.Of(5, 100); round++)
        {
            var product = await store.Given.AProductAsync(null, [new()]);
            var shopper = Reviewers.Of(await store.Given.AShopperAsync());
            var guest = new Reviewer(null, $"guest{product.Id}@example.com", "Ida Holm");

            var written = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => store.WriteAsync(number % 2 == 0 ? shopper : guest, product, 1 + number / 2))));

            Assert.All(written, outcome => Assert.True(outcome.Succeeded, outcome.Refusal?.Code));
            Assert.Equal(2, (await store.ReviewsAsync(product)).Count);
        }
    }

    [Theory, BothDatabases]
    public async Task Many_voices_at_once_are_counted_each_once(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var product = await store.Given.AProductAsync(null, [new()]);
        var review = (await store.WriteAsync(Reviewers.Of(await store.Given.AShopperAsync()), product, 5)).Value;
        await store.PublishAsync(review);
        var voters = Enumerable.Range(0, 12).Select(_ => Voter.Guest(OpaqueToken.New())!).ToList();

        var voted = await Task.WhenAll(voters.Concat(voters).Concat(voters).Select(voter => Task.Run(() => store.VoteAsync(review, voter))));

        Assert.Equal(12, voted.Count(outcome => outcome.Succeeded));
        Assert.Equal(12, Assert.Single(await store.ReviewsAsync(product)).Helpful);
        await store.AssertCountsAsync();
    }
}
