using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Storefront.Core.Mail;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Mail;
using Storefront.Web.Components.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>Writes the mails about an order, as HTML and as text, in the language it was bought in.</summary>
public sealed class OrderMails(OrderLinks links, IOptions<StoreOptions> store)
{
    public Message Confirmation(Order order) => InLanguageOf(order, url =>
    {
        // Leads to the invoice as soon as there is one: the mail need not wait for it.
        var invoiceUrl = links.AddressOf(order.Number, OrderLinks.Invoice);
        return Compose<ConfirmationMail>(
            order, url, $"confirmation-{order.Number}", MailWords.ConfirmationSubject.With(order.Number, store.Value.Name), ConfirmationText(order, url, invoiceUrl), ("Order", order), ("InvoiceUrl", invoiceUrl));
    });

    /// <summary>A short mail; what it says is asked for in the order's language.</summary>
    public Message Notice(Order order, string key, Func<OrderNotice> write) => InLanguageOf(order, url =>
    {
        var notice = write();
        return Compose<NoticeMail>(order, url, key, notice.Subject.With(order.Number, store.Value.Name), NoticeText(notice, url), ("Notice", notice));
    });

    private Message InLanguageOf(Order order, Func<string, Message> write) => InLanguage.Of(order.Locale, () => write(links.AddressOf(order.Number)));

    private Message Compose<TMail>(Order order, string url, string key, string subject, string text, params (string Name, object? Value)[] what) where TMail : IComponent => new(
        new MailAddress(store.Value.MailFrom, store.Value.Name),
        new MailAddress(order.Email, order.DeliveryAddress.Name),
        subject,
        text,
        Fragment.Of<TMail>([.. what, ("OrderUrl", url), ("Shop", store.Value.Name), ("ShopUrl", store.Value.PublicUrl)]).ToHtml(),
        key);

    private string ConfirmationText(Order order, string url, string invoiceUrl)
    {
        var sums = Summary.Of(order);
        var text = new StringBuilder()
            .AppendLine(MailWords.ConfirmationTitle).AppendLine()
            .AppendLine(MailWords.ConfirmationIntro.With(order.Number)).AppendLine(url).AppendLine();
        foreach (var line in sums.Lines)
            text.AppendLine($"{line.Quantity} × {line.Name}{(line.Options.Length > 0 ? $" ({line.Options})" : "")}: {line.Total}");
        text.AppendLine();
        foreach (var (label, amount) in MailRows.Of(sums))
            text.AppendLine($"{label}: {amount}");
        text.AppendLine($"{CheckoutWords.Total}: {sums.Total}");
        if (sums.PricesIncludeTax)
            text.AppendLine(CheckoutWords.IncludesTax.With(sums.Tax));
        foreach (var (label, amount) in MailRows.Below(sums))
            text.AppendLine($"{label}: {amount}");
        text.AppendLine().AppendLine(CheckoutWords.ShipTo);
        foreach (var line in AddressFormat.For(order.DeliveryAddress.Country).Print(order.DeliveryAddress))
            text.AppendLine(line);
        return text
            .AppendLine(AddressNames.OfCountry(order.DeliveryAddress.Country)).AppendLine()
            .AppendLine($"{order.ShippingName} · {OrderText.Arrival(order)}").AppendLine()
            .AppendLine($"{MailWords.SeeInvoice}: {invoiceUrl}").AppendLine()
            .AppendLine(MailWords.Why.With(store.Value.Name))
            .ToString();
    }

    private string NoticeText(OrderNotice notice, string url)
    {
        var text = new StringBuilder().AppendLine(notice.Title).AppendLine();
        foreach (var paragraph in notice.Paragraphs)
            text.AppendLine(paragraph).AppendLine();
        foreach (var item in notice.Items)
            text.AppendLine($"- {item}");
        return text.AppendLine(url).AppendLine().AppendLine(MailWords.Why.With(store.Value.Name)).ToString();
    }
}
