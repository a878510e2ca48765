using System.ComponentModel.DataAnnotations;

namespace Storefront.Core.Payments.Stripe;

/// <summary>The section <c>Stripe</c> of the settings. Without keys the shop does not start; outside Production the sandbox gives its own.</summary>
public sealed class StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>The secret or restricted key of the account, <c>sk_live_…</c> or <c>sk_test_…</c>.</summary>
    [Required(ErrorMessage = "set it to the secret key of your Stripe account (sk_live_… or sk_test_…)."), RegularExpression("^(sk|rk)_(live|test)_.+$", ErrorMessage = "is not a secret key (sk_live_… or sk_test_…).")]
    public string SecretKey { get; set; } = "";

    /// <summary>Signs the events that Stripe sends to <c>/webhooks/stripe</c>.</summary>
    [Required(ErrorMessage = "set it to the signing secret of the endpoint /webhooks/stripe (whsec_…)."), RegularExpression("^whsec_.+$", ErrorMessage = "is not a signing secret (whsec_…).")]
    public string WebhookSecret { get; set; } = "";

    [Required, Url]
    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary>How long one try may take; after it, nobody knows whether the call took effect.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public bool IsLive => SecretKey.StartsWith("sk_live_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal);
}
