using System.Text;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Stripe;

namespace Storefront.Web.Hosting;

/// <summary>The door for Stripe's events. It only checks who sent it and stores it; 200 means stored, and a job does the rest. What fails
/// before that is a 5xx, so that Stripe sends it again.</summary>
internal static class StripeWebhook
{
    public const string Path = "/webhooks/stripe";

    private const int LargestBody = 512 * 1024;

    public static IEndpointConventionBuilder MapStripeWebhook(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery().DisableRateLimiting();

    private static async Task<IResult> ReceiveAsync(HttpRequest request, StripeSignature signature, StoreWebhook store, NoteRejectedWebhook rejected, CancellationToken cancel)
    {
        if (await ReadAsync(request, cancel) is not { } body)
            return Results.BadRequest();
        var signed = request.Headers["Stripe-Signature"].ToString();
        if (signature.Read(body, signed) is not { } received)
        {
            // What does not even look signed is no misunderstanding about the secret.
            if (signed.Contains("v1=", StringComparison.Ordinal))
                await rejected.RunAsync(cancel);
            return Results.BadRequest();
        }

        await store.RunAsync(received.Id, received.Type, received.ObjectId, body, cancel);
        return Results.Ok();
    }

    /// <summary>The bytes as they came, since the signature covers them; null when there are too many.</summary>
    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > LargestBody)
            return null;
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancel)) > 0)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(chunk, 0, read);
        }
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
