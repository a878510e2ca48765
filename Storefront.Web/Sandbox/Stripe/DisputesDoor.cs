using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>The page on which a person is the shopper's bank: disputes a payment, and decides. Tests post the same forms.</summary>
public sealed class DisputesDoor(StripeDoor door)
{
    private const string Path = "/sandbox/stripe/disputes";
    private const int Newest = 50;

    public IResult Show(HttpContext http)
    {
        SandboxHeaders.ForPage(http);
        return new RazorComponentResult<DisputesPage>(new { Payments = door.Run(Payments) });
    }

    /// <summary>Fields: <c>payment_intent</c>, and where they are not the usual ones <c>amount</c>, <c>reason</c> and <c>inquiry=true</c>.</summary>
    public async Task<IResult> OpenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var reason = form["reason"].ToString() is { Length: > 0 } said ? said : "fraudulent";
        long? amount = form["amount"].ToString() is not { Length: > 0 } part ? null : long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : 0;
        if (!Disputes.Reasons.Contains(reason))
            return Results.BadRequest();
        var opened = door.Run(account => Disputes.Open(account, form["payment_intent"].ToString(), amount, reason, form["inquiry"] == "true"));
        return opened is null ? Results.Conflict() : Back(http, opened.Text("id")!);
    }

    /// <summary>Field: <c>to</c>, as <see cref="Disputes.Move(StripeAccount, string, string)"/> takes it.</summary>
    public async Task<IResult> MoveAsync(HttpContext http, string id)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return door.Run(account => Disputes.Move(account, id, form["to"].ToString())) ? Back(http, id) : Results.Conflict();
    }

    private static IResult Back(HttpContext http, string id)
    {
        http.Response.Headers.Location = $"{Path}#{id}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IReadOnlyList<DisputablePayment> Payments(StripeAccount account)
    {
        var charges = account.Db.Query(
            $"SELECT body FROM object WHERE kind = 'charge' AND body ->> '$.status' = 'succeeded' ORDER BY seq DESC LIMIT {Newest}", StripeAccount.Body);
        return [.. charges.Select(charge => View(charge, DisputeOf(account, charge)))];
    }

    private static JsonObject? DisputeOf(StripeAccount account, JsonObject charge) => account.Db.Query(
        $"SELECT body FROM object WHERE kind = 'dispute' AND body ->> '$.charge' = {charge.Text("id")}", StripeAccount.Body) is [var dispute, ..] ? dispute : null;

    private static DisputablePayment View(JsonObject charge, JsonObject? dispute) => new(
        charge.Text("payment_intent")!,
        (charge["metadata"] as JsonObject)?.Text("order") ?? charge.Text("id")!,
        Currencies.Text(charge.Number("amount"), charge.Text("currency")!, CultureInfo.CurrentCulture),
        dispute?.Text("id"),
        dispute?.Text("status"));
}

/// <param name="PaymentIntent">Its key.</param>
/// <param name="Name">The order's number.</param>
/// <param name="Amount">In words.</param>
/// <param name="Dispute">The key of its dispute, if there is one.</param>
/// <param name="Status">Stripe's word for how that stands.</param>
public sealed record DisputablePayment(string PaymentIntent, string Name, string Amount, string? Dispute, string? Status);
