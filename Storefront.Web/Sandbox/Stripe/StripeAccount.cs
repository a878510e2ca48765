using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>The merchant's account at the sandbox, for the length of one transaction: its objects, its ledger and its events.</summary>
public sealed class StripeAccount(StripeAccountOpening opening)
{
    public SqliteConnection Db => opening.Db;

    public DateTimeOffset Now => opening.Now;

    /// <summary>How many events this transaction announced.</summary>
    public int Announced { get; private set; }

    public JsonObject? Find(string kind, string id)
    {
        var rows = Db.Query($"SELECT body FROM object WHERE id = {id} AND kind = {kind}", Body);
        return rows.Count == 0 ? null : rows[0];
    }

    public JsonObject? Find(string id)
    {
        var rows = Db.Query($"SELECT body FROM object WHERE id = {id}", Body);
        return rows.Count == 0 ? null : rows[0];
    }

    public void Add(JsonObject body) => Db.Execute(
        $"INSERT INTO object (id, kind, created, body) VALUES ({body.Text("id")}, {body.Text("object")}, {body.Number("created")}, {body.ToJsonString()})");

    public void Save(JsonObject body) => Db.Execute($"UPDATE object SET body = {body.ToJsonString()} WHERE id = {body.Text("id")}");

    /// <summary>Records an event with the object as it is now, and has it sent. Events are numbered in the order of these calls.</summary>
    public void Announce(string type, JsonObject about, JsonObject? previous = null)
    {
        var body = Shapes.New("event", Shapes.Id("evt_1"), Now);
        body["api_version"] = Shapes.ApiVersion;
        body["type"] = type;
        body["data"] = new JsonObject { ["object"] = Expansion.Bare(about) };
        if (previous is not null)
            body["data"]!["previous_attributes"] = previous;
        body["request"] = new JsonObject { ["id"] = opening.RequestId, ["idempotency_key"] = opening.IdempotencyKey };
        body["pending_webhooks"] = opening.HasWebhook ? 1 : 0;
        Add(body);
        if (opening.HasWebhook)
            _ = Db.Execute($"INSERT INTO delivery (event, next_at, created) VALUES ({body.Text("id")}, {Now.ToUnixTimeMilliseconds()}, {Now.ToUnixTimeMilliseconds()})");
        Announced++;
    }

    /// <summary>Writes down that money moved. Nothing here is ever changed or removed.</summary>
    public void Enter(string entry, JsonObject charge, JsonObject session, long amount, string? refund = null, string? dispute = null) => Db.Execute(
        $"""
        INSERT INTO ledger (at, entry, amount, currency, session, reference, payment_intent, charge, refund, dispute)
        VALUES ({Now.ToUnixTimeSeconds()}, {entry}, {amount}, {charge.Text("currency")}, {session.Text("id")}, {session.Text("client_reference_id")},
                {charge.Text("payment_intent")}, {charge.Text("id")}, {refund}, {dispute})
        """);

    public JsonObject? SessionOf(string paymentIntent)
    {
        var rows = Db.Query($"SELECT body FROM object WHERE kind = 'checkout.session' AND body ->> '$.payment_intent' = {paymentIntent}", Body);
        return rows.Count == 0 ? null : rows[0];
    }

    public static JsonObject Body(SqliteDataReader row) => JsonNode.Parse(row.GetString(0))!.AsObject();
}
