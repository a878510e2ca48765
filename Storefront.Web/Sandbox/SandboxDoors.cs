using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Storefront.Web.Sandbox.Mail;
using Storefront.Web.Sandbox.Stripe;

namespace Storefront.Web.Sandbox;

/// <summary>Every address of the sandbox.</summary>
public static class SandboxDoors
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static void MapStripe(RouteGroupBuilder sandbox, StripeDoor door)
    {
        var stripe = sandbox.MapGroup("/stripe");
        Map("POST", "/v1/checkout/sessions", Sessions.Create);
        Map("GET", "/v1/checkout/sessions", Sessions.List);
        Map("GET", "/v1/checkout/sessions/{id}", Sessions.Get);
        Map("POST", "/v1/checkout/sessions/{id}/expire", Sessions.Expire);
        Map("GET", "/v1/payment_intents/{id}", Payments.Get);
        Map("POST", "/v1/refunds", Refunds.Create);
        Map("GET", "/v1/refunds", Refunds.List);
        Map("GET", "/v1/refunds/{id}", Refunds.Get);
        Map("GET", "/v1/disputes", Disputes.List);
        Map("GET", "/v1/disputes/{id}", Disputes.Get);
        Map("GET", "/v1/events", Events.List);
        Map("GET", "/v1/events/{id}", Events.Get);
        _ = stripe.Map("/{**path}", door.UnknownAsync);

        void Map(string method, string route, StripeEndpoint endpoint) => stripe.MapMethods(route, [method], door.Answer($"{method} {route}", endpoint));
    }

    public static void MapPayPage(RouteGroupBuilder sandbox, PayDoor pay)
    {
        _ = sandbox.MapGet("/stripe/pay/{id}", (HttpContext http, string id) => pay.Show(http, id));
        _ = sandbox.MapPost("/stripe/pay/{id}", (HttpContext http, string id) => pay.PayAsync(http, id));
        _ = sandbox.MapGet("/stripe/pay/{id}/approval", (HttpContext http, string id) => pay.ShowApproval(http, id));
        _ = sandbox.MapPost("/stripe/pay/{id}/approval", (HttpContext http, string id) => pay.ApproveAsync(http, id));
        _ = sandbox.MapGet("/sandbox.css", () => Results.Stream(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Storefront.Web.Sandbox.sandbox.css")!, "text/css; charset=utf-8"));
    }

    public static void MapDisputes(RouteGroupBuilder sandbox, DisputesDoor disputes)
    {
        _ = sandbox.MapGet("/stripe/disputes", (HttpContext http) => disputes.Show(http));
        _ = sandbox.MapPost("/stripe/disputes", async Task<IResult> (HttpContext http) => await disputes.OpenAsync(http));
        _ = sandbox.MapPost("/stripe/disputes/{id}", (HttpContext http, string id) => disputes.MoveAsync(http, id));
    }

    public static void MapMail(RouteGroupBuilder sandbox, MailDoor door, MailboxDoor mailbox)
    {
        _ = sandbox.MapPost("/sendgrid/v3/mail/send", door.SendAsync);
        _ = sandbox.MapGet("/mail", (HttpContext http) => mailbox.Show(http));
        _ = sandbox.MapGet("/mail.json", (string? to) => Results.Json(mailbox.List(to), SnakeCase));
        _ = sandbox.MapGet("/mail/{id}", (HttpContext http, string id) => mailbox.Show(http, id));
        _ = sandbox.MapGet("/mail/{id}/body", (HttpContext http, string id) => mailbox.Body(http, id));
        _ = sandbox.MapDelete("/mail", () => Done(mailbox.Clear));
    }

    /// <summary>What tests look at and turn.</summary>
    public static void MapSwitches(RouteGroupBuilder sandbox, SandboxFile file, Faults faults, StripeDoor door, WebhookCourier courier)
    {
        _ = sandbox.MapGet("/ledger", (string? session, string? reference, string? paymentIntent) => Results.Json(Ledger.Read(file, session, reference, paymentIntent), SnakeCase));
        _ = sandbox.MapGet("/calls", (string? call, string? key) => Results.Json(Calls(file, call, key), SnakeCase));
        _ = sandbox.MapGet("/faults", () => Results.Json(faults.All(), SnakeCase));
        _ = sandbox.MapPost("/faults", async Task<IResult> (HttpContext http) =>
        {
            var fault = await JsonSerializer.DeserializeAsync<FaultAsked>(http.Request.Body, SnakeCase, http.RequestAborted);
            if (fault?.Call is null || !Faults.Kinds.Contains(fault.Fault))
                return Results.BadRequest(new { error = $"call and fault are needed; fault is one of {string.Join(", ", Faults.Kinds)}" });
            // 0 stands for "until cleared".
            faults.Add(new Fault(fault.Call, fault.Fault!, fault.Times == 0 ? null : fault.Times ?? 1, fault.Seconds ?? 30));
            return Results.NoContent();
        });
        _ = sandbox.MapDelete("/faults", () => Done(faults.Clear));
        _ = sandbox.MapPost("/deliveries", async (HttpContext http) =>
        {
            courier.MakeDue();
            return Results.Json(new { accepted = await courier.DeliverDueAsync(http.RequestAborted) });
        });
        _ = sandbox.MapPost("/events/{id}/deliveries", async (HttpContext http, string id) =>
            await courier.SendAgainAsync(id, http.RequestAborted) is { } answer ? Results.Json(new { answer }) : Results.NotFound());
        _ = sandbox.MapPost("/refunds/{id}/{outcome:regex(^(succeeded|failed)$)}", (string id, string outcome) =>
            door.Run(account => Refunds.Finish(account, id, outcome == "succeeded")) ? Results.NoContent() : Results.NotFound());
        _ = sandbox.MapDelete("/", () => Done(file.Clear));
    }

    private static IReadOnlyList<object> Calls(SandboxFile file, string? call, string? key) => file.Read(db => db.Query<object>(
        $"SELECT at, call, path, key, status, request FROM call WHERE ({call} IS NULL OR call = {call}) AND ({key} IS NULL OR key = {key}) ORDER BY seq",
        row => new
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
            Call = row.GetString(1),
            Path = row.GetString(2),
            Key = row.TextOrNull(3),
            Status = row.GetInt32(4),
            Request = row.GetString(5),
        }));

    private static NoContent Done(Action work)
    {
        work();
        return TypedResults.NoContent();
    }

    private sealed record FaultAsked(string? Call, string? Fault, long? Times, double? Seconds);
}
