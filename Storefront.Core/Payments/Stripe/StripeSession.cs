using Storefront.Core.Shared;
using Stripe.Checkout;

namespace Storefront.Core.Payments.Stripe;

/// <summary>A session in Stripe's words and in ours. Stripe counts in minor units as we do, with currencies in small letters.</summary>
internal static class StripeSession
{
    public const string OrderField = "order";

    /// <summary>Our idempotency key, kept with the object: found by it when the answer was lost.</summary>
    public const string KeyField = "key";

    /// <summary>The languages of Stripe's page: https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-locale</summary>
    private static readonly HashSet<string> Locales =
    [
        .. ("bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW").Split(' '),
    ];

    public static SessionCreateOptions Ask(SessionRequest request)
    {
        var total = request.Lines.Aggregate(Money.Zero(request.Total.Currency), (sum, line) => sum + (line.UnitPrice * line.Quantity));
        if (total != request.Total)
            throw new InvalidOperationException($"The lines of {request.OrderNumber} come to {total}, not to {request.Total}.");
        return new SessionCreateOptions
        {
            Mode = "payment",
            ClientReferenceId = request.OrderNumber,
            CustomerEmail = request.Email,
            Locale = LocaleOf(request.Locale),
            SuccessUrl = request.SuccessUrl,
            CancelUrl = request.CancelUrl,
            ExpiresAt = request.ExpiresAt.UtcDateTime,
            Metadata = new() { [OrderField] = request.OrderNumber, [KeyField] = request.IdempotencyKey },
            PaymentIntentData = new() { Metadata = new() { [OrderField] = request.OrderNumber } },
            LineItems = [.. request.Lines.Select(LineItem)],
        };
    }

    public static GatewaySession Read(Session session) => new(
        session.Id,
        session.Status switch
        {
            "open" => GatewaySessionStatus.Open,
            "complete" => GatewaySessionStatus.Complete,
            "expired" => GatewaySessionStatus.Expired,
            var other => throw new InvalidOperationException($"Stripe knows a session status that the shop does not: {other}"),
        },
        session.PaymentStatus == "paid",
        new Money(session.AmountTotal ?? 0, session.Currency.ToUpperInvariant()),
        session.ClientReferenceId,
        session.PaymentIntentId,
        session.Url,
        session.Livemode,
        session.StripeResponse?.Content ?? session.ToJson());

    /// <summary>The nearest language that the page speaks; else the browser's.</summary>
    public static string LocaleOf(string culture) =>
        Locales.Contains(culture) ? culture : Locales.Contains(culture.Split('-')[0]) ? culture.Split('-')[0] : "auto";

    private static SessionLineItemOptions LineItem(SessionLine line) => new()
    {
        Quantity = line.Quantity,
        PriceData = new()
        {
            Currency = line.UnitPrice.Currency.ToLowerInvariant(),
            UnitAmount = line.UnitPrice.Minor,
            ProductData = new() { Name = line.Name, Description = line.Description, Images = line.ImageUrl is null ? null : [line.ImageUrl] },
        },
    };
}
