using System.Security.Cryptography;
using System.Text;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>https://docs.stripe.com/webhooks#verify-manually: HMAC-SHA256 of "time.body" under the endpoint's secret. In test mode Stripe adds a false v0, which nobody may accept.</summary>
public static class WebhookSignature
{
    public static string Header(string body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds();
        return $"t={time},v1={Sign($"{time}.{body}", secret)},v0={Sign($"{time}.{body}", secret + "v0")}";
    }

    private static string Sign(string text, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
