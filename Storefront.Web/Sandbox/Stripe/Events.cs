using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>What happened, newest first: https://docs.stripe.com/api/events.</summary>
public static class Events
{
    public static StripeReply Get(StripeCall call, StripeAccount account) => account.Find("event", call.Id!) is { } found
        ? Expansion.Show(account, found, call.Expand)
        : StripeError.NoSuch("event", call.Id!, "id");

    public static StripeReply List(StripeCall call, StripeAccount account)
    {
        if (call.Parameters.FirstOrDefault(field => field.Key is "types" or "delivery_success").Key is { } other)
            return StripeError.NotEmulated(other);
        return Lists.Answer(call, account, "event", "/v1/events", ("$.type", call.Text("type")));
    }
}
