using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>What a short mail about an order says. Make it in the order's language: <see cref="OrderMails.Notice"/> asks for it there.</summary>
public sealed record OrderNotice(string Subject, string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Items)
{
    public static OrderNotice PaidTooLate(Order order) =>
        new(MailWords.RefundSubject, MailWords.RefundTitle, [MailWords.RefundText.With(order.Number, order.Due), MailWords.RefundWhen], []);

    public static OrderNotice Shipped(Order order, Shipment shipment) => new(
        MailWords.ShippedSubject,
        MailWords.ShippedTitle,
        [shipment.TrackingNumber is null
            ? MailWords.ShippedText.With(order.Number, shipment.Carrier)
            : MailWords.ShippedTextTracking.With(order.Number, shipment.Carrier, shipment.TrackingNumber)],
        [.. shipment.Lines.Select(line => Item(line.OrderLine, line.Quantity))]);

    public static OrderNotice Cancelled(Order order) =>
        new(MailWords.CancelledSubject, MailWords.CancelledTitle, [MailWords.CancelledText.With(order.Number), MailWords.RefundWhen], []);

    /// <summary>The new address, so that whoever did not ask for it can see where the parcel goes.</summary>
    public static OrderNotice AddressCorrected(Order order) => new(
        MailWords.AddressCorrectedSubject,
        MailWords.AddressCorrectedTitle,
        [MailWords.AddressCorrectedText.With(order.Number)],
        [.. AddressFormat.For(order.DeliveryAddress.Country).Print(order.DeliveryAddress), AddressNames.OfCountry(order.DeliveryAddress.Country)]);

    public static OrderNotice Refunded(Order order, Refund refund)
    {
        var paragraphs = new List<string> { MailWords.MoneyBackText.With(refund.Amount, order.Number) };
        if (refund.ToGiftCardsMinor > 0)
            paragraphs.Add(MailWords.MoneyBackOnCard.With(refund.Amount with { Minor = refund.ToGiftCardsMinor }));
        if (!refund.ToGateway.IsZero)
            paragraphs.Add(MailWords.RefundWhen);
        paragraphs.Add(MailWords.CreditNoteWhere);
        return new OrderNotice(MailWords.MoneyBackSubject, MailWords.MoneyBackTitle, paragraphs, []);
    }

    public static OrderNotice ReturnDecided(Order order, Return back)
    {
        var (title, text) = back.Status == ReturnStatus.Rejected
            ? (MailWords.ReturnRejectedTitle, MailWords.ReturnRejectedText)
            : (MailWords.ReturnApprovedTitle, MailWords.ReturnApprovedText);
        List<string> paragraphs = string.IsNullOrWhiteSpace(back.Answer) ? [text.With(order.Number)] : [text.With(order.Number), back.Answer];
        return new OrderNotice(MailWords.ReturnSubject, title, paragraphs, [.. back.Lines.Select(line => Item(line.OrderLine, line.Quantity))]);
    }

    private static string Item(OrderLine line, int quantity) =>
        line.Options.Length == 0 ? $"{quantity} × {line.Name}" : $"{quantity} × {line.Name} ({line.Options})";
}
