using System.Text.Json.Nodes;
using Storefront.Web.Sandbox.Stripe;

namespace Storefront.Web.Sandbox;

public sealed record LedgerEntry(
    long Seq, DateTimeOffset At, string Entry, long Amount, string Currency, string Session, string? Reference, string PaymentIntent, string Charge, string? Refund, string? Dispute);

/// <param name="Reference">The shop's own number for it (<c>client_reference_id</c>).</param>
/// <param name="Charged">What was taken, in minor units.</param>
/// <param name="Refunded">What was given back and did not return.</param>
/// <param name="Disputed">What banks took back by disputes and did not reinstate.</param>
public sealed record LedgerSession(
    string Id, string? Reference, string Status, string PaymentStatus, long Amount, string Currency, string? PaymentIntent, long Charged, long Refunded, long Disputed,
    JsonNode? Metadata);

public sealed record LedgerTotal(string Currency, long Charged, long Refunded, long Disputed, long Net);

/// <summary>Every movement of money since the sandbox was set up: the oracle that tests believe.</summary>
public sealed record Ledger(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerSession> Sessions, IReadOnlyList<LedgerTotal> Totals)
{
    public static Ledger Read(SandboxFile file, string? session, string? reference, string? paymentIntent) => file.Read(db =>
    {
        var entries = db.Query(
            $"""
            SELECT seq, at, entry, amount, currency, session, reference, payment_intent, charge, refund, dispute FROM ledger
            WHERE ({session} IS NULL OR session = {session}) AND ({reference} IS NULL OR reference = {reference})
              AND ({paymentIntent} IS NULL OR payment_intent = {paymentIntent}) ORDER BY seq
            """,
            row => new LedgerEntry(row.GetInt64(0), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5),
                row.TextOrNull(6), row.GetString(7), row.GetString(8), row.TextOrNull(9), row.TextOrNull(10)));
        var bySession = entries.ToLookup(entry => entry.Session);
        var sessions = db.Query(
            $"""
            SELECT body FROM object WHERE kind = 'checkout.session' AND ({session} IS NULL OR id = {session})
              AND ({reference} IS NULL OR body ->> '$.client_reference_id' = {reference})
              AND ({paymentIntent} IS NULL OR body ->> '$.payment_intent' = {paymentIntent}) ORDER BY seq
            """,
            StripeAccount.Body).Select(body => Session(body, [.. bySession[body.Text("id")!]]));
        var totals = entries.GroupBy(entry => entry.Currency).Select(group => new LedgerTotal(group.Key, Charged(group), Refunded(group), Disputed(group), Charged(group) - Refunded(group) - Disputed(group)));
        return new Ledger(entries, [.. sessions], [.. totals]);
    });

    private static LedgerSession Session(JsonObject body, IReadOnlyList<LedgerEntry> entries) => new(
        body.Text("id")!, body.Text("client_reference_id"), body.Text("status")!, body.Text("payment_status")!, body.Number("amount_total"), body.Text("currency")!,
        body.Text("payment_intent"), Charged(entries), Refunded(entries), Disputed(entries), body["metadata"]?.DeepClone());

    private static long Charged(IEnumerable<LedgerEntry> entries) => entries.Where(entry => entry.Entry == "charge").Sum(entry => entry.Amount);

    private static long Refunded(IEnumerable<LedgerEntry> entries) => entries.Sum(entry => entry.Entry switch { "refund" => entry.Amount, "refund_returned" => -entry.Amount, _ => 0 });

    private static long Disputed(IEnumerable<LedgerEntry> entries) => entries.Sum(entry => entry.Entry switch { "dispute" => entry.Amount, "dispute_reinstated" => -entry.Amount, _ => 0 });
}
