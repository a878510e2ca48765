using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <param name="Executed">False when the call was turned away before it began. Stripe keeps such replies under no idempotency key.</param>
public sealed record StripeReply(int Status, JsonObject Body, bool Executed = true)
{
    public static StripeReply Ok(JsonObject body) => new(StatusCodes.Status200OK, body);

    public static implicit operator StripeReply(StripeError error) => error.ToReply();
}

/// <summary>An error as Stripe words it: https://docs.stripe.com/api/errors.</summary>
public sealed record StripeError(int Status, string Type, string? Code, string Message, string? Param = null, bool Executed = false)
{
    public const string InvalidRequest = "invalid_request_error";

    public static StripeError Invalid(string message, string? param = null, string? code = null) => new(StatusCodes.Status400BadRequest, InvalidRequest, code, message, param);

    public static StripeError Missing(string param) => Invalid($"Missing required param: {param}.", param, "parameter_missing");

    public static StripeError NotEmulated(string param) =>
        Invalid($"The sandbox knows the parameter {param} but does not act on it, so it does not pretend to.", param);

    public static StripeError NoSuch(string kind, string id, string param) =>
        new(StatusCodes.Status404NotFound, InvalidRequest, "resource_missing", $"No such {kind}: '{id}'", param);

    /// <summary>A refusal by the state of things rather than by the request's form: kept under the idempotency key.</summary>
    public StripeError AfterExecution() => this with { Executed = true };

    public StripeReply ToReply()
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type };
        if (Code is not null)
        {
            error["code"] = Code;
            error["doc_url"] = $"https://docs.stripe.com/error-codes/{Code.Replace('_', '-')}";
        }
        if (Param is not null)
            error["param"] = Param;
        return new StripeReply(Status, new JsonObject { ["error"] = error }, Executed);
    }
}
