using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>A shopper asks their bank for the money back: https://docs.stripe.com/api/disputes and https://docs.stripe.com/disputes/how-disputes-work.
/// The bank takes the money when a dispute opens, and brings it back when the shop wins; an inquiry takes nothing.</summary>
public static class Disputes
{
    public const string Kind = "dispute";

    public static readonly IReadOnlyList<string> Reasons =
    [
        "bank_cannot_process", "check_returned", "credit_not_processed", "customer_initiated", "debit_not_authorized", "duplicate", "fraudulent", "general", "incorrect_account_details",
        "insufficient_funds", "noncompliant", "product_not_received", "product_unacceptable", "subscription_canceled", "unrecognized",
    ];

    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(9);

    public static StripeReply Get(StripeCall call, StripeAccount account) => account.Find(Kind, call.Id!) is { } dispute
        ? Expansion.Show(account, dispute, call.Expand)
        : StripeError.NoSuch(Kind, call.Id!, "dispute");

    public static StripeReply List(StripeCall call, StripeAccount account) => Lists.Answer(call, account, Kind, "/v1/disputes",
        ("$.payment_intent", call.Text("payment_intent")), ("$.charge", call.Text("charge")));

    /// <param name="account">Where the charge is.</param>
    /// <param name="paymentIntent">Whose charge is disputed.</param>
    /// <param name="amount">Minor units; null for all of the charge.</param>
    /// <param name="reason">One of <see cref="Reasons"/>.</param>
    /// <param name="isInquiry">The bank only asks at first.</param>
    /// <returns>Null when there is no such charge, it was not paid, or is disputed already.</returns>
    public static JsonObject? Open(StripeAccount account, string paymentIntent, long? amount, string reason, bool isInquiry)
    {
        if (account.Find("payment_intent", paymentIntent)?.Text("latest_charge") is not { } id || account.Find("charge", id) is not { } charge
            || charge.Text("status") != "succeeded" || charge["disputed"]!.GetValue<bool>() || amount < 1 || amount > charge.Number("amount"))
        {
            return null;
        }

        var dispute = Shapes.New(Kind, Shapes.Id("du_1"), account.Now);
        dispute["amount"] = amount ?? charge.Number("amount");
        dispute["charge"] = id;
        dispute["currency"] = charge.Text("currency");
        dispute["payment_intent"] = paymentIntent;
        dispute["reason"] = reason;
        dispute["status"] = isInquiry ? "warning_needs_response" : "needs_response";
        dispute["is_charge_refundable"] = isInquiry;
        dispute["evidence_details"]!["due_by"] = account.Now.Add(TimeToAnswer).ToUnixTimeSeconds();
        dispute["payment_method_details"]!["card"]!["case_type"] = isInquiry ? "inquiry" : "chargeback";
        charge["disputed"] = true;
        account.Save(charge);
        account.Add(dispute);
        account.Announce("charge.dispute.created", dispute);
        if (!isInquiry)
            Move(account, dispute, charge, "dispute", "charge.dispute.funds_withdrawn");
        return dispute;
    }

    /// <summary>Takes a dispute on: <c>under_review</c> when evidence was sent, <c>needs_response</c> when the bank takes an inquiry further,
    /// <c>won</c> or <c>lost</c>; of an inquiry, <c>won</c> closes it.</summary>
    /// <returns>False when there is no such dispute, or it does not go there from where it is.</returns>
    public static bool Move(StripeAccount account, string id, string to)
    {
        if (account.Find(Kind, id) is not { } dispute || account.Find("charge", dispute.Text("charge")!) is not { } charge)
            return false;
        var isInquiry = dispute.Text("status")!.StartsWith("warning_", StringComparison.Ordinal);
        switch (dispute.Text("status"), to)
        {
            case ("needs_response" or "warning_needs_response", "under_review"):
                Say(account, dispute, isInquiry ? "warning_under_review" : "under_review", "charge.dispute.updated");
                return true;
            case ("warning_needs_response" or "warning_under_review", "needs_response"):
                dispute["is_charge_refundable"] = false;
                dispute["payment_method_details"]!["card"]!["case_type"] = "chargeback";
                Say(account, dispute, "needs_response", "charge.dispute.updated");
                Move(account, dispute, charge, "dispute", "charge.dispute.funds_withdrawn");
                return true;
            case ("warning_needs_response" or "warning_under_review", "won"):
                Say(account, dispute, "warning_closed", "charge.dispute.closed");
                return true;
            case ("needs_response" or "under_review", "lost"):
                Say(account, dispute, "lost", "charge.dispute.closed");
                return true;
            case ("needs_response" or "under_review", "won"):
                Say(account, dispute, "won", "charge.dispute.closed");
                Move(account, dispute, charge, "dispute_reinstated", "charge.dispute.funds_reinstated");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a bank has the money of this charge and has not decided, and what was lost of it for good.</summary>
    public static (bool IsOpen, long Lost) Of(StripeAccount account, JsonObject charge)
    {
        var disputes = account.Db.Query($"SELECT body FROM object WHERE kind = 'dispute' AND body ->> '$.charge' = {charge.Text("id")}", StripeAccount.Body);
        return (disputes.Any(dispute => dispute.Text("status") is "needs_response" or "under_review"), disputes.Where(dispute => dispute.Text("status") == "lost").Sum(dispute => dispute.Number("amount")));
    }

    private static void Say(StripeAccount account, JsonObject dispute, string status, string type)
    {
        var before = new JsonObject { ["status"] = dispute.Text("status") };
        dispute["status"] = status;
        dispute["evidence_details"]!["has_evidence"] = status.EndsWith("under_review", StringComparison.Ordinal);
        account.Save(dispute);
        account.Announce(type, dispute, before);
    }

    private static void Move(StripeAccount account, JsonObject dispute, JsonObject charge, string entry, string type)
    {
        var amount = dispute.Number("amount");
        dispute["balance_transactions"]!.AsArray().Add(new JsonObject
        {
            ["id"] = Shapes.Id("txn_1"),
            ["object"] = "balance_transaction",
            ["amount"] = entry == "dispute" ? -amount : amount,
            ["currency"] = dispute.Text("currency"),
            ["type"] = "adjustment",
        });
        account.Save(dispute);
        account.Enter(entry, charge, account.SessionOf(charge.Text("payment_intent")!)!, amount, dispute: dispute.Text("id"));
        account.Announce(type, dispute);
    }
}
