using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Money back: https://docs.stripe.com/api/refunds. The sum of a charge's refunds never exceeds it.</summary>
public static class Refunds
{
    public static StripeReply Create(StripeCall call, StripeAccount account)
    {
        if (FirstBroken(call.Parameters) is { } broken)
            return broken;
        var (charge, error) = ChargeOf(call, account);
        if (charge is null)
            return error!;
        var (isDisputed, lost) = Disputes.Of(account, charge);
        var left = charge.Number("amount_captured") - charge.Number("amount_refunded") - lost;
        if (isDisputed || (lost > 0 && left <= 0))
            return StripeError.Invalid($"Charge {charge.Text("id")} has been charged back; cannot issue a refund.", code: "charge_disputed").AfterExecution();
        if (left == 0)
            return StripeError.Invalid($"Charge {charge.Text("id")} has already been refunded.", code: "charge_already_refunded").AfterExecution();
        var amount = call.Parameters["amount"]?.GetValue<long>() ?? left;
        if (amount > left)
        {
            var currency = charge.Text("currency")!;
            return StripeError.Invalid(
                $"Refund amount ({Currencies.InMessage(amount, currency)}) is greater than unrefunded amount on charge ({Currencies.InMessage(left, currency)})", "amount").AfterExecution();
        }
        var refund = New(call, account, charge, amount);
        var shown = Expansion.Show(account, refund, call.Expand);
        if (shown.Status != StatusCodes.Status200OK)
            return shown with { Executed = false };
        Record(account, charge, refund);
        return shown;
    }

    public static StripeReply Get(StripeCall call, StripeAccount account) => account.Find("refund", call.Id!) is { } refund
        ? Expansion.Show(account, refund, call.Expand)
        : StripeError.NoSuch("refund", call.Id!, "refund");

    public static StripeReply List(StripeCall call, StripeAccount account) => Lists.Answer(call, account, "refund", "/v1/refunds",
        ("$.payment_intent", call.Text("payment_intent")), ("$.charge", call.Text("charge")));

    /// <summary>A pending refund comes to its end: the bank took it, or sent it back, which it may do even after it had taken it.</summary>
    public static bool Finish(StripeAccount account, string id, bool succeeded)
    {
        if (account.Find("refund", id) is not { } refund || refund.Text("status") is not { } before || !(before == "pending" || (before == "succeeded" && !succeeded)))
            return false;
        refund["status"] = succeeded ? "succeeded" : "failed";
        if (!succeeded)
        {
            refund["failure_reason"] = "expired_or_canceled_card";
            var charge = account.Find("charge", refund.Text("charge")!)!;
            charge["amount_refunded"] = charge.Number("amount_refunded") - refund.Number("amount");
            charge["refunded"] = false;
            account.Save(charge);
            account.Enter("refund_returned", charge, account.SessionOf(charge.Text("payment_intent")!)!, refund.Number("amount"), id);
        }
        account.Save(refund);
        account.Announce("refund.updated", refund, new JsonObject { ["status"] = before });
        if (!succeeded)
            account.Announce("refund.failed", refund);
        return true;
    }

    private static StripeError? FirstBroken(JsonObject p)
    {
        var (charge, intent) = (p.Text("charge"), p.Text("payment_intent"));
        if (charge is null && intent is null)
            return StripeError.Invalid("One of the following params should be provided for this request: payment_intent or charge.", code: "parameter_missing");
        if (charge is not null && intent is not null)
            return StripeError.Invalid("You may only specify one of these parameters: charge, payment_intent.", code: "parameters_exclusive");
        if (p.FirstOrDefault(field => field.Key is not ("expand" or "amount" or "charge" or "payment_intent" or "metadata" or "reason")).Key is { } other)
            return StripeError.NotEmulated(other);
        if (p.Text("reason") is not (null or "duplicate" or "fraudulent" or "requested_by_customer"))
            return StripeError.Invalid("Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer", "reason");
        return p.ContainsKey("amount") ? LineItemRules.AtLeast(p.Number("amount"), 1, "amount") : null;
    }

    private static (JsonObject? Charge, StripeError? Error) ChargeOf(StripeCall call, StripeAccount account)
    {
        var charge = call.Text("charge");
        if (call.Text("payment_intent") is { } id)
        {
            if (account.Find("payment_intent", id) is not { } intent)
                return (null, StripeError.NoSuch("payment_intent", id, "payment_intent") with { Status = StatusCodes.Status400BadRequest });
            if (intent.Text("status") != "succeeded")
                return (null, StripeError.Invalid($"This PaymentIntent ({id}) does not have a successful charge to refund.", "payment_intent").AfterExecution());
            charge = intent.Text("latest_charge");
        }
        if (account.Find("charge", charge!) is not { } found)
            return (null, StripeError.NoSuch("charge", charge!, "charge") with { Status = StatusCodes.Status400BadRequest });
        return found.Text("status") == "succeeded" ? (found, null) : (null, StripeError.Invalid($"The charge {charge} was not successful, so it cannot be refunded.").AfterExecution());
    }

    private static JsonObject New(StripeCall call, StripeAccount account, JsonObject charge, long amount)
    {
        var refund = Shapes.New("refund", Shapes.Id("re_3", 23), account.Now);
        refund["amount"] = amount;
        refund["charge"] = charge.Text("id");
        refund["currency"] = charge.Text("currency");
        refund["metadata"] = call.Parameters["metadata"]?.DeepClone() ?? new JsonObject();
        refund["payment_intent"] = charge.Text("payment_intent");
        refund["reason"] = call.Text("reason");
        refund["balance_transaction"] = Shapes.Id("txn_3", 23);
        if (call.Fault?.Kind == Faults.Pending)
            refund["status"] = "pending";
        if (call.Fault?.Kind == Faults.Decline)
        {
            refund["status"] = "failed";
            refund["failure_reason"] = "expired_or_canceled_card";
        }
        return refund;
    }

    private static void Record(StripeAccount account, JsonObject charge, JsonObject refund)
    {
        account.Add(refund);
        if (refund.Text("status") == "failed")
        {
            account.Announce("refund.created", refund);
            account.Announce("refund.failed", refund);
            return;
        }
        var before = new JsonObject { ["amount_refunded"] = charge.Number("amount_refunded"), ["refunded"] = false };
        charge["amount_refunded"] = charge.Number("amount_refunded") + refund.Number("amount");
        charge["refunded"] = charge.Number("amount_refunded") == charge.Number("amount_captured");
        account.Save(charge);
        account.Enter("refund", charge, account.SessionOf(charge.Text("payment_intent")!)!, refund.Number("amount"), refund.Text("id"));
        account.Announce("charge.refunded", charge, before);
        account.Announce("refund.created", refund);
    }
}
