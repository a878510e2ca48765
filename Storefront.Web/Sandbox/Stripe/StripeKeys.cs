using System.Text;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Any test key opens the sandbox; a live key never does, so a real one cannot be mistaken for it. https://docs.stripe.com/api/authentication</summary>
public static class StripeKeys
{
    public static StripeError? Refuse(string? authorization)
    {
        var key = Key(authorization);
        if (string.IsNullOrEmpty(key))
        {
            return Unauthorized("You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth "
                + "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.");
        }
        if (key.StartsWith("pk_", StringComparison.Ordinal))
            return Unauthorized("This API call cannot be made with a publishable API key. Please use a secret API key.", "secret_key_required");
        var isTestKey = key.StartsWith("sk_test_", StringComparison.Ordinal) || key.StartsWith("rk_test_", StringComparison.Ordinal);
        return isTestKey ? null : Unauthorized($"Invalid API Key provided: {Masked(key)}");
    }

    /// <summary>The key as a bearer token, or as the user name of Basic.</summary>
    private static string? Key(string? authorization)
    {
        if (authorization is null)
            return null;
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return authorization[7..].Trim();
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[authorization.Length];
        return Convert.TryFromBase64String(authorization[6..].Trim(), bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count).Split(':')[0]
            : null;
    }

    private static string Masked(string key) => key.Length <= 12 ? new string('*', key.Length) : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";

    private static StripeError Unauthorized(string message, string? code = null) =>
        new(StatusCodes.Status401Unauthorized, StripeError.InvalidRequest, code, message);
}
