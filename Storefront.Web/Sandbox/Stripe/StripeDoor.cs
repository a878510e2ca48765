using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>
/// What every Stripe call has in common: key, parameters, idempotency, one transaction, headers, and the faults.
/// The effect of a call and its saved reply are committed together, before a single byte is answered.
/// </summary>
public sealed class StripeDoor(SandboxFile file, Faults faults, SavedReplies replies, WebhookTarget webhook, WebhookBell bell, IOptions<SandboxOptions> options, TimeProvider time)
{
    private const int LongestBody = 1024 * 1024;

    public RequestDelegate Answer(string name, StripeEndpoint endpoint) => async http =>
    {
        var fault = faults.Take(name);
        var requestId = Shapes.Id("req_", 14);
        if (fault?.Kind == Faults.Reset)
        {
            http.Abort();
            return;
        }
        var reply = FaultReply(fault) ?? StripeKeys.Refuse(http.Request.Headers.Authorization)?.ToReply();
        if (reply is not null)
            Log(http, name, reply.Status, requestId);
        else
            reply = await AnswerAsync(http, name, endpoint, requestId, fault);

        if (fault?.Kind == Faults.ChargeThenHang)
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), http.RequestAborted);
        if (fault?.Kind == Faults.ChargeThenReset)
            http.Abort();
        else
            await WriteAsync(http, reply, requestId);
    };

    /// <summary>For every path that the sandbox does not know.</summary>
    public Task UnknownAsync(HttpContext http)
    {
        var path = "/" + http.Request.RouteValues["path"];
        var reply = new StripeError(StatusCodes.Status404NotFound, StripeError.InvalidRequest, null,
            $"Unrecognized request URL ({http.Request.Method}: {path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.").ToReply();
        return WriteAsync(http, reply, Shapes.Id("req_", 14));
    }

    public string Origin(HttpRequest request) => options.Value.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";

    public StripeAccount Open(SqliteConnection db, string? requestId = null, string? key = null) =>
        new(new StripeAccountOpening(db, time.GetUtcNow(), requestId, key, webhook.IsConfigured));

    /// <summary>Runs something in the account that is not an API call (the hosted page, a test's switch).</summary>
    public T Run<T>(Func<StripeAccount, T> work)
    {
        var (result, announced) = file.Write(db =>
        {
            var account = Open(db);
            Expiry.Sweep(account);
            return (work(account), account.Announced);
        });
        if (announced > 0)
            bell.Ring();
        return result;
    }

    private async Task<StripeReply> AnswerAsync(HttpContext http, string name, StripeEndpoint endpoint, string requestId, Fault? fault)
    {
        var request = http.Request;
        var isPost = HttpMethods.IsPost(request.Method);
        if (await EncodedParametersAsync(request, isPost) is not { } encoded)
            return new StripeError(StatusCodes.Status413PayloadTooLarge, StripeError.InvalidRequest, null, "The request is too large.");
        var key = isPost && request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } sent ? sent : null;
        if (key?.Length > 255)
            return StripeError.Invalid("Idempotency keys can have at most 255 characters.");
        if (key is not null && !replies.TryBegin(key))
            return SavedReplies.StillUnderWay(key);
        try
        {
            if (fault?.Kind == Faults.Slow)
                await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), http.RequestAborted);
            var call = new StripeCall(name, request.RouteValues["id"] as string, FormParameters.Read(encoded), Origin(request), requestId, key, fault);
            var (reply, announced, replayed) = file.Write(db => Execute(db, call, endpoint, http));
            if (announced > 0)
                bell.Ring();
            if (key is not null)
                http.Response.Headers["Idempotency-Key"] = key;
            if (replayed is not null)
            {
                http.Response.Headers["Idempotent-Replayed"] = "true";
                http.Response.Headers["Original-Request"] = replayed;
            }
            return reply;
        }
        finally
        {
            if (key is not null)
                replies.End(key);
        }
    }

    private (StripeReply Reply, int Announced, string? Replayed) Execute(SqliteConnection db, StripeCall call, StripeEndpoint endpoint, HttpContext http)
    {
        var account = Open(db, call.RequestId, call.IdempotencyKey);
        var fingerprint = SavedReplies.Fingerprint(call.Parameters);
        var path = http.Request.Path.Value!;
        if (call.IdempotencyKey is { } known && SavedReplies.Find(db, known, account.Now) is { } saved)
        {
            StripeReply again = saved.Call != path ? SavedReplies.OtherEndpoint(known, saved.Call, path)
                : saved.Fingerprint != fingerprint ? SavedReplies.OtherParameters(known)
                : new StripeReply(saved.Status, JsonNode.Parse(saved.Body)!.AsObject());
            Log(db, call, path, again.Status);
            return (again, 0, again.Executed ? saved.RequestId : null);
        }

        Expiry.Sweep(account);
        var (parameters, error) = ParameterContract.Check(call.Name, call.Parameters);
        var reply = error?.ToReply() ?? endpoint(call with { Parameters = parameters }, account);
        if (call.Fault?.Kind == Faults.ChargeThen500)
            reply = ServerError(StatusCodes.Status500InternalServerError).ToReply() with { Executed = true };
        if (reply.Body["error"] is JsonObject told)
            told["request_log_url"] = $"https://dashboard.stripe.com/test/logs/{call.RequestId}";
        if (call.IdempotencyKey is { } key && reply.Executed)
            SavedReplies.Save(db, key, new SavedReply(path, fingerprint, reply.Status, reply.Body.ToJsonString(), call.RequestId), account.Now);
        Log(db, call, path, reply.Status);
        return (reply, account.Announced, null);
    }

    private static async Task<string?> EncodedParametersAsync(HttpRequest request, bool isPost)
    {
        if (!isPost)
            return request.QueryString.Value!.TrimStart('?');
        if (request.ContentLength > LongestBody)
            return null;
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    private static StripeReply? FaultReply(Fault? fault) => (fault?.Kind switch
    {
        Faults.TooMany => new StripeError(StatusCodes.Status429TooManyRequests, StripeError.InvalidRequest, "rate_limit",
            "Too many requests hit the API too quickly. We recommend an exponential backoff of your requests."),
        Faults.Failing => ServerError(StatusCodes.Status500InternalServerError),
        Faults.Unavailable => ServerError(StatusCodes.Status503ServiceUnavailable),
        _ => null,
    })?.ToReply();

    private static StripeError ServerError(int status) =>
        new(status, "api_error", null, "An unknown error occurred. If you have any questions, we can help at https://support.stripe.com/.");

    private void Log(HttpContext http, string name, int status, string requestId) => file.Write(db =>
        Log(db, new StripeCall(name, null, [], "", requestId, http.Request.Headers["Idempotency-Key"], null), http.Request.Path.Value!, status));

    private int Log(SqliteConnection db, StripeCall call, string path, int status) => db.Execute(
        $"""
        INSERT INTO call (at, call, path, key, status, request)
        VALUES ({time.GetUtcNow().ToUnixTimeMilliseconds()}, {call.Name}, {path}, {call.IdempotencyKey}, {status}, {call.RequestId})
        """);

    private static async Task WriteAsync(HttpContext http, StripeReply reply, string requestId)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["Request-Id"] = requestId;
        response.Headers["Stripe-Version"] = http.Request.Headers["Stripe-Version"] is { Count: 1 } asked ? asked : Shapes.ApiVersion;
        if (reply.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer realm=\"Stripe\"";
        await response.WriteAsync(reply.Body.ToJsonString(Shapes.Json), http.RequestAborted);
    }
}
