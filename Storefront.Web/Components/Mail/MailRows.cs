using Storefront.Core.Shared;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Mail;

/// <summary>The sums above the total, alike in both forms of a mail.</summary>
internal static class MailRows
{
    public static IEnumerable<(string Label, string Amount)> Of(Summary sums)
    {
        yield return (CheckoutWords.Subtotal, $"{sums.Subtotal}");
        foreach (var discount in sums.Discounts)
            yield return (discount.Name, $"−{discount.Amount}");
        yield return (CheckoutWords.ShippingBy.With(sums.ShippingName), sums.Shipping is { IsZero: true } ? CheckoutWords.Free : $"{sums.Shipping}");
        if (!sums.PricesIncludeTax)
            yield return (CheckoutWords.Tax, $"{sums.Tax}");
        if (!sums.PaidByGiftCards.IsZero)
            yield return (CheckoutWords.GiftCards, $"{sums.PaidByGiftCards}");
    }
}
