using Microsoft.Extensions.Options;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Asks the gateway for the payment's session. Everything it sends comes from the order's snapshot and the settings,
/// so that every try with the payment's key sends the same.</summary>
public sealed class OpenPayment(IPaymentGateway gateway, IOptions<StoreOptions> options)
{
    /// <summary>Where the gateway sends the shopper who has paid; it puts the session's key in the place of the braces.</summary>
    public const string ReturnPath = "/checkout/return?session_id={CHECKOUT_SESSION_ID}";

    /// <summary>Where the gateway sends the shopper who turned back.</summary>
    public const string BackPath = "/checkout/back";

    /// <summary>The payment comes with its order and the order's lines.</summary>
    public Task<GatewayAnswer<GatewaySession>> AskAsync(Payment payment, CancellationToken cancel)
    {
        var order = payment.Order;
        var publicUrl = options.Value.PublicUrl.TrimEnd('/');
        return gateway.OpenSessionAsync(
            new SessionRequest(
                payment.IdempotencyKey,
                order.Number,
                order.Email,
                order.Locale,
                [.. Lines(order)],
                payment.Amount,
                payment.SessionExpiresAt,
                publicUrl + ReturnPath,
                publicUrl + BackPath),
            cancel);
    }

    private static IEnumerable<SessionLine> Lines(Order order)
    {
        foreach (var line in order.Lines.OrderBy(line => line.Id))
            yield return new SessionLine(line.Name, line.Options.Length == 0 ? null : line.Options, line.UnitPrice, line.Quantity);
        if (!order.Shipping.IsZero)
            yield return new SessionLine(order.ShippingName, null, order.Shipping, 1);
        if (!order.PricesIncludeTax && !order.Tax.IsZero)
            yield return new SessionLine(Refusals.TaxLine, null, order.Tax, 1);
    }
}
