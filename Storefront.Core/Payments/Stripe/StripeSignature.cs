using System.Text.Json;
using Microsoft.Extensions.Options;
using Stripe;

namespace Storefront.Core.Payments.Stripe;

/// <summary>What a webhook says of itself; the object is fetched again before anything is believed.</summary>
public sealed record SignedEvent(string Id, string Type, string ObjectId);

/// <summary>Tells Stripe's webhooks from everybody else's: HMAC over time and body, five minutes of tolerance both ways, any of several v1
/// signatures (while a secret is being rolled). https://docs.stripe.com/webhooks#verify-manually</summary>
public sealed class StripeSignature(IOptions<StripeOptions> options, TimeProvider time)
{
    private const long ToleranceInSeconds = 300;

    /// <returns>Null when it was not Stripe who sent it, or not lately.</returns>
    public SignedEvent? Read(string body, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
            return null;
        try
        {
            EventUtility.ValidateSignature(body, signature, options.Value.WebhookSecret, ToleranceInSeconds, time.GetUtcNow().ToUnixTimeSeconds());
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            // A few objects (a balance, for one) have no id.
            var about = root.GetProperty("data").GetProperty("object").TryGetProperty("id", out var id) ? id.GetString() : null;
            return new SignedEvent(root.GetProperty("id").GetString()!, root.GetProperty("type").GetString()!, about ?? "");
        }
        // The library parses the header as it comes, so a garbled one fails in its own ways.
        catch (Exception failure) when (failure is StripeException or JsonException or FormatException or OverflowException or ArgumentException
            or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
