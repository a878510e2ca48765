using System.Text.Json;
using System.Text.Json.Nodes;
using Storefront.Web.Sandbox.Stripe;

namespace Storefront.Web.Sandbox.Mail;

/// <summary>SendGrid's one call in use: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send.</summary>
public sealed class MailDoor(Mailbox mailbox, Faults faults, TimeProvider time)
{
    public const string Call = "POST /v3/mail/send";

    private const long LargestMail = 30 * 1024 * 1024;

    public async Task SendAsync(HttpContext http)
    {
        var fault = faults.Take(Call);
        switch (fault?.Kind)
        {
            case Faults.Reset:
                http.Abort();
                return;
            case Faults.TooMany:
                await RefuseAsync(http, StatusCodes.Status429TooManyRequests, new MailError("too many requests", null));
                return;
            case Faults.Failing or Faults.Unavailable or Faults.Decline:
                await RefuseAsync(http, fault.Kind == Faults.Failing ? 500 : 503, new MailError("internal server error", null));
                return;
            case Faults.Slow:
                await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), http.RequestAborted);
                break;
        }
        if (http.Request.Headers.Authorization.ToString() is not { } authorization || !authorization.StartsWith("Bearer SG.", StringComparison.Ordinal))
        {
            await RefuseAsync(http, StatusCodes.Status401Unauthorized, new MailError("The provided authorization grant is invalid, expired, or revoked", null));
            return;
        }
        await AcceptAsync(http, fault);
    }

    private async Task AcceptAsync(HttpContext http, Fault? fault)
    {
        if (!http.Request.HasJsonContentType())
        {
            await RefuseAsync(http, StatusCodes.Status415UnsupportedMediaType, new MailError("Content-Type should be application/json.", null));
            return;
        }
        if (http.Request.ContentLength > LargestMail)
        {
            await RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, new MailError("content too large", null));
            return;
        }
        var mail = await ReadAsync(http);
        var errors = mail is null ? [new MailError("Bad Request", null)] : MailContract.Check(mail);
        if (errors.Count == 0)
            errors = MailRules.Check(mail!, time.GetUtcNow());
        if (errors.Count > 0)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, [.. errors]);
            return;
        }
        if (mail!["mail_settings"]?["sandbox_mode"]?["enable"]?.GetValue<bool>() == true)
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        var id = Shapes.Id("", 22);
        mailbox.Keep(id, mail);
        if (fault?.Kind == Faults.ChargeThenHang)
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), http.RequestAborted);
        if (fault?.Kind == Faults.ChargeThenReset)
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = fault?.Kind == Faults.ChargeThen500 ? StatusCodes.Status500InternalServerError : StatusCodes.Status202Accepted;
        http.Response.Headers["X-Message-Id"] = id;
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task RefuseAsync(HttpContext http, int status, params MailError[] errors)
    {
        http.Response.StatusCode = status;
        var told = errors.Select(JsonNode? (error) => new JsonObject { ["message"] = error.Message, ["field"] = error.Field, ["help"] = error.Help });
        return http.Response.WriteAsJsonAsync(new JsonObject { ["errors"] = new JsonArray([.. told]) });
    }
}
