using System.Net;
using System.Text.Json;
using Storefront.Tests.Support;
using Stripe;

namespace Storefront.Tests.Web.Sandbox;

public class StripeFaultTests : SandboxTests
{
    private const string Open = "POST /v1/checkout/sessions";

    [Theory]
    [InlineData("charge-then-hang")]
    [InlineData("charge-then-reset")]
    public async Task What_took_effect_is_given_again_to_the_same_key_when_the_answer_was_lost(string fault)
    {
        await Sandbox.FaultAsync(Open, fault);
        var hasty = new global::Stripe.Checkout.SessionService(Sandbox.Client(timeout: TimeSpan.FromSeconds(1)));
        var key = new RequestOptions { IdempotencyKey = "session:1001" };
        var options = Sandbox.Options();

        await Assert.ThrowsAnyAsync<Exception>(() => hasty.CreateAsync(options, key, Cancel));
        var found = await hasty.CreateAsync(options, key, Cancel);

        Assert.Equal("true", found.StripeResponse.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(found.Id, Assert.Single(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel)).Id);
    }

    [Theory]
    [InlineData("429", HttpStatusCode.TooManyRequests, "rate_limit")]
    [InlineData("500", HttpStatusCode.InternalServerError, null)]
    [InlineData("503", HttpStatusCode.ServiceUnavailable, null)]
    public async Task A_call_that_is_turned_away_has_no_effect_and_spoils_no_key(string fault, HttpStatusCode status, string? code)
    {
        await Sandbox.FaultAsync(Open, fault);
        var key = new RequestOptions { IdempotencyKey = "session:1001" };

        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(Sandbox.Options(), key, Cancel));

        Assert.Equal((status, code), (error.HttpStatusCode, error.StripeError.Code));
        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
        Assert.Equal("open", (await Sandbox.Sessions.CreateAsync(Sandbox.Options(), key, Cancel)).Status);
    }

    [Fact]
    public async Task A_reset_before_the_call_has_no_effect()
    {
        await Sandbox.FaultAsync(Open, "reset");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Sandbox.OpenAsync());

        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Theory]
    [InlineData("charge-then-500")]
    [InlineData("charge-then-reset")]
    public async Task A_shopper_may_be_charged_without_ever_coming_back(string fault)
    {
        var session = await Sandbox.OpenAsync();
        await Sandbox.FaultAsync("pay", fault);

        try
        {
            using var response = await Sandbox.PayAsync(session.Id);
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        }
        catch (HttpRequestException)
        {
            Assert.Equal("charge-then-reset", fault);
        }

        Assert.Equal("paid", (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).PaymentStatus);
        Assert.Equal(4900, await Sandbox.NetAsync());
    }

    [Theory]
    [InlineData("decline", "")]
    [InlineData("3ds", "/approval")]
    public async Task A_good_card_can_be_made_to_fail(string fault, string leadsTo)
    {
        var session = await Sandbox.OpenAsync();
        await Sandbox.FaultAsync("pay", fault);

        using var response = await Sandbox.PayAsync(session.Id);

        Assert.Equal($"/sandbox/stripe/pay/{session.Id}{leadsTo}", response.Headers.Location!.ToString());
        Assert.Equal(0, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task A_fault_for_every_call_lasts_until_it_is_cleared()
    {
        await Sandbox.FaultAsync("*", "503", times: 0);
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.ListAsync(cancellationToken: Cancel));

        using var cleared = await Sandbox.Http.DeleteAsync("/sandbox/faults", Cancel);

        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task Every_call_is_written_down_with_its_key()
    {
        await Sandbox.FaultAsync(Open, "429");
        await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(Sandbox.Options(), new() { IdempotencyKey = "k" }, Cancel));
        await Sandbox.Sessions.CreateAsync(Sandbox.Options(), new() { IdempotencyKey = "k" }, Cancel);

        var calls = await Sandbox.JsonAsync("/sandbox/calls?key=k");

        Assert.Equal([429, 200], calls.EnumerateArray().Select(call => call.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_fault_that_does_not_exist_is_refused()
    {
        using var response = await Sandbox.Http.PostAsync("/sandbox/faults", new StringContent("""{"call":"pay","fault":"meteor"}"""), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(JsonValueKind.Array, (await Sandbox.JsonAsync("/sandbox/faults")).ValueKind);
        Assert.Empty((await Sandbox.JsonAsync("/sandbox/faults")).EnumerateArray());
    }

    [Fact]
    public async Task Clearing_forgets_everything()
    {
        await Sandbox.PaidAsync();

        using var cleared = await Sandbox.Http.DeleteAsync("/sandbox", Cancel);

        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
        Assert.Equal(0, await Sandbox.NetAsync());
    }
}
