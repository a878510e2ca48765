using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>The hosted payment page, in place of checkout.stripe.com: plain forms, no script.</summary>
public sealed class PayDoor(StripeDoor door, Faults faults)
{
    public IResult Show(HttpContext http, string id)
    {
        var (session, problem) = door.Run(account => (Session(account, id), Problem(account, id)));
        if (session?.Text("status") != "open")
            return Closed(http, session);
        SandboxHeaders.ForPage(http, session.Text("success_url"), session.Text("cancel_url"));
        return new RazorComponentResult<PayPage>(new { Session = View(session), Problem = problem });
    }

    /// <summary>Pressing "Pay". A card that is refused shows its reason and leaves the page open.</summary>
    public async Task<IResult> PayAsync(HttpContext http, string id)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (TestCards.Find(form["card"]) is not { } card)
            return Results.BadRequest();
        var fault = faults.Take("pay");
        if (fault?.Kind == Faults.Reset)
            return Abort(http);
        if (fault?.Kind is Faults.Failing or Faults.Unavailable or Faults.TooMany)
            return Results.StatusCode(int.Parse(fault.Kind, CultureInfo.InvariantCulture));
        if (fault?.Kind == Faults.Slow)
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), http.RequestAborted);
        card = fault?.Kind switch { Faults.Decline => TestCards.Declined, Faults.ThreeDSecure => TestCards.ThreeDSecure, _ => card };
        var approvalUrl = $"{door.Origin(http.Request)}{Path(id)}/approval";
        var (session, result) = Change(id, (account, found) => Payments.Pay(account, found, card, approvalUrl));
        return await AfterAsync(http, session, result, fault);
    }

    public IResult ShowApproval(HttpContext http, string id)
    {
        var (session, isAsked) = door.Run(account => (Session(account, id), IsAsked(account, id)));
        if (session?.Text("status") != "open")
            return Closed(http, session);
        if (!isAsked)
            return Results.Redirect(Path(id));
        SandboxHeaders.ForPage(http, session.Text("success_url"));
        return new RazorComponentResult<ApprovalPage>(new { Session = View(session) });
    }

    public async Task<IResult> ApproveAsync(HttpContext http, string id)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var answer = form["answer"].ToString();
        if (answer is not ("approve" or "refuse"))
            return Results.BadRequest();
        var (session, result) = Change(id, (account, found) => Payments.Approve(account, found, answer == "approve"));
        return await AfterAsync(http, session, result, null);
    }

    private (JsonObject? Session, PayResult Result) Change(string id, Func<StripeAccount, JsonObject, PayResult> work) => door.Run(account =>
    {
        var session = Session(account, id);
        return (session, session is null ? PayResult.NotOpen : work(account, session));
    });

    private static async Task<IResult> AfterAsync(HttpContext http, JsonObject? session, PayResult result, Fault? fault)
    {
        if (fault?.Kind == Faults.ChargeThenHang)
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), http.RequestAborted);
        if (fault?.Kind == Faults.ChargeThenReset)
            return Abort(http);
        if (fault?.Kind == Faults.ChargeThen500)
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        return result switch
        {
            PayResult.Paid => SeeOther(http, SuccessUrl(session!)),
            PayResult.Declined => SeeOther(http, Path(session!.Text("id")!)),
            PayResult.AsksForApproval => SeeOther(http, Path(session!.Text("id")!) + "/approval"),
            // A second press of the button after the first one paid.
            _ => session?.Text("status") == "complete" ? SeeOther(http, SuccessUrl(session)) : Closed(http, session),
        };
    }

    private static RazorComponentResult<ClosedPage> Closed(HttpContext http, JsonObject? session)
    {
        SandboxHeaders.ForPage(http);
        var isComplete = session?.Text("status") == "complete";
        return new RazorComponentResult<ClosedPage>(new { IsComplete = isComplete, ShopUrl = isComplete ? SuccessUrl(session!) : session?.Text("cancel_url") })
        {
            StatusCode = session is null ? StatusCodes.Status404NotFound : isComplete ? StatusCodes.Status200OK : StatusCodes.Status410Gone,
        };
    }

    private static IResult SeeOther(HttpContext http, string url)
    {
        http.Response.Headers.Location = url;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Abort(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }

    private static string Path(string id) => $"/sandbox/stripe/pay/{id}";

    private static string SuccessUrl(JsonObject session) =>
        session.Text("success_url")!.Replace("{CHECKOUT_SESSION_ID}", session.Text("id"), StringComparison.Ordinal);

    private static JsonObject? Session(StripeAccount account, string id) => account.Find(Sessions.Kind, id);

    private static JsonObject? Intent(StripeAccount account, string id) =>
        Session(account, id)?.Text("payment_intent") is { } intent ? account.Find("payment_intent", intent) : null;

    private static bool IsAsked(StripeAccount account, string id) => Intent(account, id)?.Text("status") == "requires_action";

    private static PayProblem? Problem(StripeAccount account, string id) => Intent(account, id)?["last_payment_error"] is JsonObject error
        ? error switch
        {
            _ when error.Text("decline_code") == "insufficient_funds" => PayProblem.InsufficientFunds,
            _ when error.Text("code") == "card_declined" => PayProblem.Declined,
            _ when error.Text("code") == "payment_intent_authentication_failure" => PayProblem.NotApproved,
            _ => PayProblem.ProcessingError,
        }
        : null;

    private static PaySession View(JsonObject session)
    {
        var currency = session.Text("currency")!;
        var lines = session["line_items"]!["data"]!.AsArray().Select(item => item!.AsObject())
            .Select(item => new PayLine(item.Text("description")!, item.Number("quantity"), Currencies.Text(item.Number("amount_total"), currency, CultureInfo.CurrentCulture)));
        return new PaySession(session.Text("id")!, [.. lines], Currencies.Text(session.Number("amount_total"), currency, CultureInfo.CurrentCulture),
            session.Text("customer_email"), session.Text("cancel_url"));
    }
}

public sealed record PaySession(string Id, IReadOnlyList<PayLine> Lines, string Total, string? Email, string? CancelUrl);

public sealed record PayLine(string Name, long Quantity, string Amount);

public enum PayProblem
{
    Declined,
    InsufficientFunds,
    NotApproved,
    ProcessingError,
}
