using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Ends sessions: at their time, or when the shop asks. An unfinished payment of the session ends with it.</summary>
public static class Expiry
{
    public static bool IsDue(SqliteConnection db, DateTimeOffset now) => Due(db, now).Count > 0;

    public static void Sweep(StripeAccount account)
    {
        foreach (var session in Due(account.Db, account.Now))
            End(account, session);
    }

    public static void End(StripeAccount account, JsonObject session)
    {
        session["status"] = "expired";
        session["url"] = null;
        account.Save(session);
        if (session.Text("payment_intent") is { } id && account.Find("payment_intent", id) is { } intent)
        {
            intent["status"] = "canceled";
            intent["canceled_at"] = account.Now.ToUnixTimeSeconds();
            intent["cancellation_reason"] = "automatic";
            intent["next_action"] = null;
            account.Save(intent);
            account.Announce("payment_intent.canceled", intent);
        }
        account.Announce("checkout.session.expired", session);
    }

    private static IReadOnlyList<JsonObject> Due(SqliteConnection db, DateTimeOffset now) => db.Query(
        $"SELECT body FROM object WHERE kind = 'checkout.session' AND body ->> '$.status' = 'open' AND body ->> '$.expires_at' <= {now.ToUnixTimeSeconds()} ORDER BY seq",
        StripeAccount.Body);
}
