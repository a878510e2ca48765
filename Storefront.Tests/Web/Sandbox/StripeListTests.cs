using Storefront.Tests.Support;
using Stripe;
using Stripe.Checkout;

namespace Storefront.Tests.Web.Sandbox;

public class StripeListTests : SandboxTests
{
    [Fact]
    public async Task Pages_run_from_the_newest_to_the_oldest_and_back()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Insert(0, (await Sandbox.OpenAsync(reference: $"{i}")).Id);

        var first = await ListAsync(new() { Limit = 2 });
        var second = await ListAsync(new() { Limit = 2, StartingAfter = ids[1] });
        var last = await ListAsync(new() { Limit = 2, StartingAfter = ids[3] });
        var back = await ListAsync(new() { Limit = 2, EndingBefore = ids[3] });

        AssertPage(ids[..2], true, first);
        AssertPage(ids[2..4], true, second);
        AssertPage(ids[4..], false, last);
        AssertPage(ids[1..3], true, back);
        var all = new List<string>();
        await foreach (var session in Sandbox.Sessions.ListAutoPagingAsync(new() { Limit = 2 }, cancellationToken: Cancel))
            all.Add(session.Id);
        Assert.Equal(ids, all);
    }

    [Fact]
    public async Task Sessions_are_found_by_status_payment_address_and_time()
    {
        var paid = await Sandbox.PaidAsync(reference: "paid");
        Sandbox.Time.Advance(TimeSpan.FromMinutes(10));
        var options = Sandbox.Options(reference: "open");
        options.CustomerEmail = "grace@example.com";
        var open = await Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel);
        var between = Sandbox.Time.GetUtcNow().UtcDateTime.AddMinutes(-5);

        Assert.Equal([paid.Id], await IdsAsync(new() { Status = "complete" }));
        Assert.Equal([open.Id], await IdsAsync(new() { Status = "open" }));
        Assert.Equal([paid.Id], await IdsAsync(new() { PaymentIntent = paid.PaymentIntentId }));
        Assert.Equal([open.Id], await IdsAsync(new() { CustomerDetails = new() { Email = "grace@example.com" } }));
        Assert.Equal([open.Id], await IdsAsync(new() { Created = new DateRangeOptions { GreaterThanOrEqual = between } }));
        Assert.Equal([paid.Id], await IdsAsync(new() { Created = new DateRangeOptions { LessThan = between } }));
        Assert.Empty(await IdsAsync(new() { Customer = "cus_1" }));
    }

    [Fact]
    public async Task Objects_in_lists_are_expanded_below_data()
    {
        await Sandbox.PaidAsync();

        var expanded = await ListAsync(new() { Expand = ["data.payment_intent"] });

        Assert.Equal("succeeded", Assert.Single(expanded).PaymentIntent.Status);
        await Assert.ThrowsAsync<StripeException>(() => ListAsync(new() { Expand = ["payment_intent"] }));
    }

    [Theory]
    [InlineData(0, null, null, "limit")]
    [InlineData(101, null, null, "limit")]
    [InlineData(10, "cs_test_nothing", null, "starting_after")]
    [InlineData(10, null, "cs_test_nothing", "ending_before")]
    [InlineData(10, "a", "b", "ending_before")]
    public async Task A_page_that_cannot_be_is_refused(long limit, string? after, string? before, string param)
    {
        var error = await Assert.ThrowsAsync<StripeException>(() => ListAsync(new() { Limit = limit, StartingAfter = after, EndingBefore = before }));

        Assert.Equal(param, error.StripeError.Param);
    }

    private static void AssertPage(IEnumerable<string> ids, bool hasMore, StripeList<Session> page)
    {
        Assert.Equal(ids, page.Select(session => session.Id));
        Assert.Equal(hasMore, page.HasMore);
    }

    private Task<StripeList<Session>> ListAsync(SessionListOptions options) => Sandbox.Sessions.ListAsync(options, cancellationToken: Cancel);

    private async Task<IReadOnlyList<string>> IdsAsync(SessionListOptions options) => [.. (await ListAsync(options)).Select(session => session.Id)];
}
