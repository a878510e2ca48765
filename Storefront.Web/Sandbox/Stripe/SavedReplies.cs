using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Storefront.Web.Sandbox.Stripe;

public sealed record SavedReply(string Call, string Fingerprint, int Status, string Body, string RequestId);

/// <summary>
/// Idempotency as Stripe documents it (https://docs.stripe.com/api/idempotent_requests): the first reply of a key, a 500 too, is
/// given again for 24 hours; other parameters under the same key are refused; so is a rival while the first is under way.
/// </summary>
public sealed class SavedReplies
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>In memory on purpose: a call that died with the process left nothing behind, so its key is free again.</summary>
    private readonly ConcurrentDictionary<string, bool> underWay = new();

    public bool TryBegin(string key) => underWay.TryAdd(key, true);

    public void End(string key) => underWay.TryRemove(key, out _);

    public static SavedReply? Find(SqliteConnection db, string key, DateTimeOffset now)
    {
        _ = db.Execute($"DELETE FROM reply WHERE created <= {(now - Life).ToUnixTimeSeconds()}");
        var rows = db.Query($"SELECT call, fingerprint, status, body, request FROM reply WHERE key = {key}",
            row => new SavedReply(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4)));
        return rows.Count == 0 ? null : rows[0];
    }

    public static void Save(SqliteConnection db, string key, SavedReply reply, DateTimeOffset now) => db.Execute(
        $"""
        INSERT INTO reply (key, call, fingerprint, status, body, request, created)
        VALUES ({key}, {reply.Call}, {reply.Fingerprint}, {reply.Status}, {reply.Body}, {reply.RequestId}, {now.ToUnixTimeSeconds()})
        """);

    public static StripeError OtherParameters(string key) => new(StatusCodes.Status400BadRequest, "idempotency_error", null,
        "Keys for idempotent requests can only be used with the same parameters they were first used with. "
        + $"Try using a key other than '{key}' if you meant to execute a different request.");

    public static StripeError OtherEndpoint(string key, string first, string now) => new(StatusCodes.Status400BadRequest, "idempotency_error", null,
        $"Keys for idempotent requests can only be used for the same endpoint they were first used for ('{now}' vs '{first}'). "
        + $"Try using a key other than '{key}' if you meant to execute a different request.");

    public static StripeError StillUnderWay(string key) => new(StatusCodes.Status409Conflict, StripeError.InvalidRequest, "idempotency_key_in_use",
        "There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request "
        + $"is still going through): {key}. Please try again later.");

    /// <summary>The same parameters in another order are the same parameters.</summary>
    public static string Fingerprint(JsonObject parameters)
    {
        var canonical = new StringBuilder();
        Write(canonical, parameters);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
    }

    private static void Write(StringBuilder text, JsonNode node)
    {
        if (node is not JsonObject fields)
        {
            _ = text.Append(node.ToJsonString());
            return;
        }
        _ = text.Append('{');
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            _ = text.Append(JsonValue.Create(name).ToJsonString()).Append(':');
            Write(text, value!);
            _ = text.Append(',');
        }
        _ = text.Append('}');
    }
}
