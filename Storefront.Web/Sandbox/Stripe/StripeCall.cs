using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>One request on its way through the sandbox.</summary>
/// <param name="Name">Method and route, as in parameters.json.</param>
/// <param name="Id">The object named in the path.</param>
/// <param name="Origin">Where browsers find the sandbox, without a closing slash.</param>
public sealed record StripeCall(string Name, string? Id, JsonObject Parameters, string Origin, string RequestId, string? IdempotencyKey, Fault? Fault)
{
    public IReadOnlyList<string> Expand => Parameters["expand"] is JsonArray paths ? [.. paths.Select(path => path!.GetValue<string>())] : [];

    public string? Text(string parameter) => Parameters.Text(parameter);
}

/// <summary>Answers a call within a transaction.</summary>
public delegate StripeReply StripeEndpoint(StripeCall call, StripeAccount account);

/// <summary>Opens the account for one transaction.</summary>
public sealed record StripeAccountOpening(SqliteConnection Db, DateTimeOffset Now, string? RequestId, string? IdempotencyKey, bool HasWebhook);
