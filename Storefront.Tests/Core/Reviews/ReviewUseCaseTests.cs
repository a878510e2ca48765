using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Checks;
using Storefront.Core.Identity;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Reviews;

/// <summary>One review a customer and product, read by staff before it counts.</summary>
public class ReviewUseCaseTests(Stores stores) : IClassFixture<Stores>
{
    [Theory, BothDatabases]
    public async Task A_review_waits_until_staff_have_read_it_and_then_counts(DatabaseKind kind)
    {
        var (store, product, kim) = await OpenAsync(kind);

        var written = (await store.WriteAsync(kim, product, 4)).Value;

        Assert.Equal((ReviewStatus.Waiting, 1, false, kim.ShopperId), (written.Status, written.Revision, written.IsVerified, written.ShopperId));
        Assert.Equal((0, 0, "0 0 0 0 0"), await store.StarsAsync(product));
        Assert.True((await store.PublishAsync(written)).Succeeded);
        Assert.Equal((1, 4, "0 0 0 1 0"), await store.StarsAsync(product));
        Assert.True((await store.PublishAsync(written)).Succeeded);
        Assert.Equal((1, 4, "0 0 0 1 0"), await store.StarsAsync(product));
        await store.AssertCountsAsync();
    }

    [Theory, BothDatabases]
    public async Task Writing_again_changes_the_one_review_and_has_it_read_again(DatabaseKind kind)
    {
        var (store, product, kim) = await OpenAsync(kind);
        var first = (await store.WriteAsync(kim, product, 4)).Value;
        await store.PublishAsync(first);

        var same = (await store.WriteAsync(kim, product, 4)).Value;
        Assert.Equal((first.Id, ReviewStatus.Published, 1), (same.Id, same.Status, same.Revision));
        var changed = (await store.WriteAsync(kim, product, 2)).Value;

        Assert.Equal((first.Id, ReviewStatus.Waiting, 2), (changed.Id, changed.Status, changed.Revision));
        Assert.Equal((0, 0, "0 0 0 0 0"), await store.StarsAsync(product));
        Assert.Equal("review_changed", (await store.PublishAsync(first)).Refusal?.Code);
        Assert.True((await store.PublishAsync(changed)).Succeeded);
        Assert.Equal((1, 2, "0 1 0 0 0"), await store.StarsAsync(product));
        await store.AssertCountsAsync();
    }

    [Theory, BothDatabases]
    public async Task What_is_rejected_or_taken_back_counts_no_more(DatabaseKind kind)
    {
        var (store, product, kim) = await OpenAsync(kind);
        var ida = Reviewers.Of(await store.Given.AShopperAsync());
        var (one, other) = ((await store.WriteAsync(kim, product, 5)).Value, (await store.WriteAsync(ida, product, 1)).Value);
        await store.PublishAsync(one);
        await store.PublishAsync(other);
        Assert.Equal((2, 6, "1 0 0 0 1"), await store.StarsAsync(product));

        Assert.Equal("reason_missing", (await store.RejectAsync(other, " ")).Refusal?.Code);
        Assert.True((await store.RejectAsync(other, "It is about the parcel,\nnot about the product.")).Succeeded);
        Assert.Equal((1, 5, "0 0 0 0 1"), await store.StarsAsync(product));
        Assert.Equal("no_such_review", (await store.Services.RunAsync((RemoveReview remove) => remove.RunAsync(ida, one.Token))).Refusal?.Code);
        Assert.True((await store.Services.RunAsync((RemoveReview remove) => remove.RunAsync(kim, one.Token))).Succeeded);

        Assert.Equal((0, 0, "0 0 0 0 0"), await store.StarsAsync(product));
        var left = Assert.Single(await store.ReviewsAsync(product));
        Assert.Equal((ReviewStatus.Rejected, "It is about the parcel, not about the product.", "staff@example.com"), (left.Status, left.RejectedBecause, left.DecidedBy));
        await store.AssertCountsAsync();
    }

    [Theory, BothDatabases]
    public async Task What_is_incomplete_or_about_nothing_is_refused_and_leaves_nothing(DatabaseKind kind)
    {
        var (store, product, kim) = await OpenAsync(kind);
        var draft = await store.Given.AProductAsync("Draft", [new()], status: ProductStatus.Draft);

        Assert.Equal("review_incomplete", (await store.Services.RunAsync((WriteReview write) => write.RunAsync(kim, product.Slug, ReviewDraft.Tidy("5", "", "", "")))).Refusal?.Code);
        Assert.Equal("no_such_product", (await store.WriteAsync(kim, draft, 5)).Refusal?.Code);
        Assert.Empty(await store.ReviewsAsync(product));
    }

    [Theory, BothDatabases]
    public async Task Whoever_sends_too_many_rests_until_tomorrow(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind, ("Reviews:PerDay", "3"));
        var product = await store.Given.AProductAsync(null, [new()]);
        var kim = Reviewers.Of(await store.Given.AShopperAsync());
        foreach (var stars in new[] { 1, 2, 3 })
            Assert.True((await store.WriteAsync(kim, product, stars)).Succeeded);

        Assert.Equal("too_many_reviews", (await store.WriteAsync(kim, product, 5)).Refusal?.Code);

        Assert.Equal(3, Assert.Single(await store.ReviewsAsync(product)).Rating);
        store.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.True((await store.WriteAsync(kim, product, 5)).Succeeded);
    }

    [Theory, BothDatabases]
    public async Task A_guests_review_becomes_the_accounts_and_stays_the_only_one(DatabaseKind kind)
    {
        var (store, product, _) = await OpenAsync(kind);
        var other = await store.Given.AProductAsync(null, [new()]);
        var guest = new Reviewer(null, $"guest{product.Id}@example.com", "Ida Holm");
        await store.WriteAsync(guest, product, 5);
        await store.WriteAsync(guest, other, 5);
        var shopper = await store.Given.AShopperAsync(guest.Email);

        // Before the sign-in, by a link that is still around; then by the sign-in itself.
        Assert.True((await store.WriteAsync(Reviewers.Of(shopper), product, 3)).Succeeded);
        await store.Services.RunAsync((WelcomeShopper welcome) => welcome.RunAsync(shopper, new Storefront.Core.Identity.Visitor(null, false)));
        await store.Services.RunAsync((WelcomeShopper welcome) => welcome.RunAsync(shopper, new Storefront.Core.Identity.Visitor(null, false)));

        var written = Assert.Single(await store.ReviewsAsync(product));
        Assert.Equal((shopper.Id, null, 3), (written.ShopperId, written.GuestKey, written.Rating));
        Assert.Equal((shopper.Id, null), (Assert.Single(await store.ReviewsAsync(other)).ShopperId, Assert.Single(await store.ReviewsAsync(other)).GuestKey));
    }

    [Theory, BothDatabases]
    public async Task The_shop_answers_and_takes_its_answer_back(DatabaseKind kind)
    {
        var (store, product, kim) = await OpenAsync(kind);
        var review = (await store.WriteAsync(kim, product, 2)).Value;

        await store.ReplyAsync(review, "Thank you.\n\nPlease write to us.");
        var answered = Assert.Single(await store.ReviewsAsync(product));
        Assert.Equal(("Thank you.\n\nPlease write to us.", ReviewStatus.Waiting), (answered.Reply, answered.Status));
        Assert.NotNull(answered.RepliedAt);
        Assert.Equal("reply_too_long", (await store.ReplyAsync(review, new string('a', Review.MaxReply + 1))).Refusal?.Code);
        await store.ReplyAsync(review, "  ");

        var silent = Assert.Single(await store.ReviewsAsync(product));
        Assert.Equal((null, null), (silent.Reply, silent.RepliedAt));
    }

    [Theory, BothDatabases]
    public async Task A_voice_counts_once_and_only_for_what_others_wrote_and_everybody_reads(DatabaseKind kind)
    {
        var (store, product, kim) = await OpenAsync(kind);
        var review = (await store.WriteAsync(kim, product, 5)).Value;
        var (guest, ida) = (Voter.Guest(OpaqueToken.New())!, Voter.Shopper((await store.Given.AShopperAsync()).Id));

        Assert.Equal("no_such_review", (await store.VoteAsync(review, guest)).Refusal?.Code);
        await store.PublishAsync(review);
        Assert.Equal(1, (await store.VoteAsync(review, guest)).Value);
        Assert.Equal(2, (await store.VoteAsync(review, ida)).Value);
        Assert.Equal("voted_already", (await store.VoteAsync(review, guest)).Refusal?.Code);
        Assert.Equal("own_review", (await store.VoteAsync(review, Voter.Shopper(kim.ShopperId!.Value))).Refusal?.Code);

        Assert.Equal(2, Assert.Single(await store.ReviewsAsync(product)).Helpful);
        Assert.Null(Voter.Guest("shopper:1"));
        await store.AssertCountsAsync();
    }

    [Theory, BothDatabases]
    public async Task Who_is_forgotten_leaves_their_words_but_no_name_and_no_voice(DatabaseKind kind)
    {
        var (store, product, kim) = await OpenAsync(kind);
        var (waiting, others) = (await store.Given.AProductAsync(null, [new()]), await store.Given.AProductAsync(null, [new()]));
        await store.PublishAsync((await store.WriteAsync(kim, product, 5)).Value);
        await store.WriteAsync(kim, waiting, 5);
        var helpful = (await store.WriteAsync(Reviewers.Of(await store.Given.AShopperAsync()), others, 4)).Value;
        await store.PublishAsync(helpful);
        await store.VoteAsync(helpful, Voter.Shopper(kim.ShopperId!.Value));

        for (var i = 0; i < 2; i++)
            await store.Given.SaveAsync(async db =>
            {
                await db.ForgetReviewerAsync(kim, store.Clock.GetUtcNow());
                return true;
            });

        var left = Assert.Single(await store.ReviewsAsync(product));
        Assert.Equal(("", null, null, "Very good."), (left.Author, left.ShopperId, left.GuestKey, left.Title));
        Assert.Empty(await store.ReviewsAsync(waiting));
        Assert.Equal(0, Assert.Single(await store.ReviewsAsync(others)).Helpful);
        Assert.Equal((1, 5, "0 0 0 0 1"), await store.StarsAsync(product));
        await store.AssertCountsAsync();
    }

    [Theory, BothDatabases]
    public async Task The_check_finds_stars_and_voices_that_nobody_gave(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var product = await store.Given.AProductAsync(null, [new()]);
        var untouched = await store.Given.AProductAsync(null, [new()]);
        var review = (await store.WriteAsync(Reviewers.Of(await store.Given.AShopperAsync()), product, 5)).Value;
        await store.PublishAsync(review);
        await store.AssertCountsAsync();

        await store.Given.SaveAsync(async db =>
        {
            await db.Reviews.ExecuteUpdateAsync(set => set.SetProperty(r => r.Rating, 4).SetProperty(r => r.Helpful, 1));
            await db.Products.Where(p => p.Id == untouched.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ThreeStars, 1));
            return true;
        });

        var findings = await store.Services.RunAsync((CheckStore check) => check.RunAsync());
        Assert.Equal([product.Slug, untouched.Slug], findings.Where(finding => finding.Invariant == "I15").Select(finding => finding.Subject).Order());
        Assert.Equal($"review {review.Token}", Assert.Single(findings, finding => finding.Invariant == "I15b").Subject);
    }

    private async Task<(Store Store, Product Product, Reviewer Kim)> OpenAsync(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        return (store, await store.Given.AProductAsync(null, [new()]), Reviewers.Of(await store.Given.AShopperAsync()));
    }
}
