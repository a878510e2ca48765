using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

public enum PayResult
{
    Paid,
    Declined,
    AsksForApproval,
    NotOpen,
}

/// <summary>What happens when the shopper presses "Pay" on the hosted page: https://docs.stripe.com/payments/paymentintents/lifecycle.</summary>
public static class Payments
{
    public static StripeReply Get(StripeCall call, StripeAccount account) => account.Find("payment_intent", call.Id!) is { } intent
        ? Expansion.Show(account, intent, call.Expand)
        : StripeError.NoSuch("payment_intent", call.Id!, "intent");

    public static PayResult Pay(StripeAccount account, JsonObject session, TestCard card, string approvalUrl)
    {
        if (session.Text("status") != "open")
            return PayResult.NotOpen;
        var intent = IntentOf(account, session);
        if (card.Code is not null)
            return Decline(account, session, intent, card);
        if (!card.AsksForApproval)
            return Succeed(account, session, intent, card);

        intent["status"] = "requires_action";
        intent["payment_method"] = Shapes.Id("pm_1");
        intent["last_payment_error"] = null;
        intent["next_action"] = new JsonObject
        {
            ["type"] = "redirect_to_url",
            ["redirect_to_url"] = new JsonObject { ["url"] = approvalUrl, ["return_url"] = session.Text("success_url") },
        };
        account.Save(intent);
        account.Announce("payment_intent.requires_action", intent);
        return PayResult.AsksForApproval;
    }

    /// <summary>The shopper's answer on the bank's page.</summary>
    public static PayResult Approve(StripeAccount account, JsonObject session, bool approved)
    {
        if (session.Text("status") != "open" || session.Text("payment_intent") is not { } id || account.Find("payment_intent", id) is not { } intent
            || intent.Text("status") != "requires_action")
        {
            return PayResult.NotOpen;
        }
        if (approved)
            return Succeed(account, session, intent, TestCards.ThreeDSecure);
        intent["status"] = "requires_payment_method";
        intent["next_action"] = null;
        intent["last_payment_error"] = Error("payment_intent_authentication_failure", null,
            "We are unable to authenticate your payment method. Please choose a different payment method and try again.");
        account.Save(intent);
        account.Announce("payment_intent.payment_failed", intent);
        return PayResult.Declined;
    }

    private static JsonObject IntentOf(StripeAccount account, JsonObject session)
    {
        if (session.Text("payment_intent") is { } id)
            return account.Find("payment_intent", id)!;
        var intent = Shapes.New("payment_intent", Shapes.Id("pi_3", 23), account.Now);
        var data = session["payment_intent_data"] as JsonObject ?? [];
        foreach (var (field, value) in data)
            intent[field] = value?.DeepClone();
        intent["amount"] = session.Number("amount_total");
        intent["currency"] = session.Text("currency");
        intent["client_secret"] = $"{intent.Text("id")}_secret_{Shapes.Id("", 25)}";
        account.Add(intent);
        session["payment_intent"] = intent.Text("id");
        account.Save(session);
        account.Announce("payment_intent.created", intent);
        return intent;
    }

    private static PayResult Succeed(StripeAccount account, JsonObject session, JsonObject intent, TestCard card)
    {
        var charge = NewCharge(account, session, intent, card);
        charge["amount_captured"] = charge.Number("amount");
        charge["captured"] = true;
        charge["paid"] = true;
        charge["balance_transaction"] = Shapes.Id("txn_3", 23);
        account.Add(charge);
        account.Enter("charge", charge, session, charge.Number("amount"));

        intent["status"] = "succeeded";
        intent["amount_received"] = intent.Number("amount");
        intent["latest_charge"] = charge.Text("id");
        intent["payment_method"] = charge.Text("payment_method");
        intent["last_payment_error"] = null;
        intent["next_action"] = null;
        account.Save(intent);

        session["status"] = "complete";
        session["payment_status"] = "paid";
        session["url"] = null;
        account.Save(session);

        account.Announce("charge.succeeded", charge);
        account.Announce("payment_intent.succeeded", intent);
        account.Announce("checkout.session.completed", session);
        return PayResult.Paid;
    }

    private static PayResult Decline(StripeAccount account, JsonObject session, JsonObject intent, TestCard card)
    {
        var charge = NewCharge(account, session, intent, card);
        charge["status"] = "failed";
        charge["failure_code"] = card.Code;
        charge["failure_message"] = card.Message;
        var outcome = charge["outcome"]!.AsObject();
        outcome["network_status"] = "declined_by_network";
        outcome["reason"] = card.DeclineCode;
        outcome["seller_message"] = "The bank did not return any further details with this decline.";
        outcome["type"] = "issuer_declined";
        account.Add(charge);

        var error = Error(card.Code!, card.DeclineCode, card.Message!);
        error["charge"] = charge.Text("id");
        intent["status"] = "requires_payment_method";
        intent["latest_charge"] = charge.Text("id");
        intent["next_action"] = null;
        intent["last_payment_error"] = error;
        account.Save(intent);
        account.Announce("charge.failed", charge);
        account.Announce("payment_intent.payment_failed", intent);
        return PayResult.Declined;
    }

    private static JsonObject NewCharge(StripeAccount account, JsonObject session, JsonObject intent, TestCard card)
    {
        var charge = Shapes.New("charge", Shapes.Id("ch_3", 23), account.Now);
        charge["amount"] = intent.Number("amount");
        charge["currency"] = intent.Text("currency");
        charge["description"] = intent["description"]?.DeepClone();
        charge["metadata"] = intent["metadata"]?.DeepClone();
        charge["payment_intent"] = intent.Text("id");
        charge["payment_method"] = Shapes.Id("pm_1");
        charge["billing_details"]!["email"] = session.Text("customer_email");
        charge["payment_method_details"]!["card"]!["last4"] = card.Last4;
        charge["payment_method_details"]!["card"]!["overcapture"]!["maximum_amount_capturable"] = intent.Number("amount");
        return charge;
    }

    private static JsonObject Error(string code, string? declineCode, string message)
    {
        var error = new JsonObject { ["code"] = code, ["doc_url"] = $"https://docs.stripe.com/error-codes/{code.Replace('_', '-')}", ["message"] = message, ["type"] = "card_error" };
        if (declineCode is not null)
            error["decline_code"] = declineCode;
        return error;
    }
}
