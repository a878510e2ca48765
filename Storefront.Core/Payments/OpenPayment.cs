using System.Globalization;
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
                Lines(order),
                payment.Amount,
                payment.SessionExpiresAt,
                publicUrl + ReturnPath,
                publicUrl + BackPath),
            cancel);
    }

    /// <summary>The lines as the shopper knows them. With reductions or gift cards one line for the whole order: the gateway
    /// takes no negative amounts, and rows that do not add up to what is charged would be worse than none.</summary>
    private static List<SessionLine> Lines(Order order)
    {
        if (order.Due != order.Subtotal + order.Shipping + (order.PricesIncludeTax ? Money.Zero(order.Currency) : order.Tax))
            return [new SessionLine(Word(nameof(Refusals.OrderLine), order).With(order.Number), null, order.Due, 1)];

        var lines = order.Lines
            .OrderBy(line => line.Id)
            .Select(line => new SessionLine(line.Name, line.Options.Length == 0 ? null : line.Options, line.UnitPrice, line.Quantity))
            .ToList();
        if (!order.Shipping.IsZero)
            lines.Add(new SessionLine(order.ShippingName, null, order.Shipping, 1));
        if (!order.PricesIncludeTax && !order.Tax.IsZero)
            lines.Add(new SessionLine(Word(nameof(Refusals.TaxLine), order), null, order.Tax, 1));
        return lines;
    }

    /// <summary>In the order's language, whoever asks: a retry by a job must send the same as the shopper's request did.</summary>
    private static string Word(string name, Order order) => Refusals.ResourceManager.GetString(name, CultureInfo.GetCultureInfo(order.Locale))!;
}
