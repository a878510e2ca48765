using System.Net.Mail;
using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>What a session must be like before Stripe opens it. The first broken rule is told.</summary>
public static class SessionRules
{
    private static readonly HashSet<string> ActedOn =
    [
        "expand", "mode", "success_url", "cancel_url", "client_reference_id", "customer_email", "metadata", "payment_intent_data", "line_items", "expires_at", "locale",
        "payment_method_types", "submit_type", "currency", "customer_creation", "billing_address_collection", "ui_mode", "origin_context",
    ];

    private static readonly HashSet<string> ActedOnInIntent = ["description", "metadata", "receipt_email", "shipping", "statement_descriptor", "statement_descriptor_suffix"];

    private static readonly string[] Locales =
        ("auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW").Split(' ');

    public static StripeError? FirstBroken(JsonObject p, DateTimeOffset now) =>
        Required(p, "mode") ?? OneOf(p, "mode", "payment", "setup", "subscription")
        ?? (p.Text("mode") == "payment" ? null : StripeError.NotEmulated("mode=" + p.Text("mode")))
        ?? OneOf(p, "ui_mode", "hosted_page", "embedded_page", "elements", "form")
        ?? (p.Text("ui_mode") is null or "hosted_page" ? null : StripeError.NotEmulated("ui_mode=" + p.Text("ui_mode")))
        ?? Emulated(p)
        ?? Required(p, "success_url") ?? Url(p, "success_url") ?? Url(p, "cancel_url")
        ?? OneOf(p, "locale", Locales) ?? OneOf(p, "submit_type", "auto", "book", "donate", "pay", "subscribe")
        ?? OneOf(p, "customer_creation", "always", "if_required") ?? OneOf(p, "billing_address_collection", "auto", "required")
        ?? Email(p) ?? ReferenceLength(p) ?? CardsOnly(p)
        ?? Expiry(p, now)
        ?? LineItemRules.FirstBroken(p);

    private static StripeError? Required(JsonObject p, string name) => p.ContainsKey(name) ? null : StripeError.Missing(name);

    private static StripeError? OneOf(JsonObject p, string name, params string[] allowed) =>
        p.Text(name) is { } value && !allowed.Contains(value)
            ? StripeError.Invalid($"Invalid {name}: must be one of {string.Join(", ", allowed[..^1])}, or {allowed[^1]}", name)
            : null;

    private static StripeError? Emulated(JsonObject p)
    {
        if (p.FirstOrDefault(field => !ActedOn.Contains(field.Key)).Key is { } other)
            return StripeError.NotEmulated(other);
        var intent = p["payment_intent_data"] as JsonObject ?? [];
        return intent.FirstOrDefault(field => !ActedOnInIntent.Contains(field.Key)).Key is { } field
            ? StripeError.NotEmulated($"payment_intent_data[{field}]")
            : null;
    }

    private static StripeError? Url(JsonObject p, string name) =>
        p.Text(name) is not { } url || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? null
            : StripeError.Invalid("Not a valid URL", name, "url_invalid");

    private static StripeError? Email(JsonObject p) =>
        p.Text("customer_email") is { } email && (!MailAddress.TryCreate(email, out var address) || address.Address != email)
            ? StripeError.Invalid($"Invalid email address: {email}", "customer_email", "email_invalid")
            : null;

    private static StripeError? ReferenceLength(JsonObject p) =>
        p.Text("client_reference_id") is { Length: > 200 }
            ? StripeError.Invalid("Invalid client_reference_id: must be at most 200 characters", "client_reference_id")
            : null;

    private static StripeError? CardsOnly(JsonObject p) =>
        p["payment_method_types"] is JsonArray types && types.Any(type => type!.GetValue<string>() != "card")
            ? StripeError.NotEmulated("payment_method_types")
            : null;

    private static StripeError? Expiry(JsonObject p, DateTimeOffset now)
    {
        if (!p.ContainsKey("expires_at"))
            return null;
        var life = p.Number("expires_at") - now.ToUnixTimeSeconds();
        return life < 30 * 60 ? StripeError.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at")
            : life > 24 * 60 * 60 ? StripeError.Invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at")
            : null;
    }
}
