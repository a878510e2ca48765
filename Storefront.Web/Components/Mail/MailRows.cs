using Storefront.Core.Shared;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Mail;

/// <summary>The sums above and below the total, alike in both forms of a mail.</summary>
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
    }

    /// <summary>How the total was paid, where gift cards had a part in it.</summary>
    public static IEnumerable<(string Label, string Amount)> Below(Summary sums)
    {
        if (sums.PaidByGiftCards.IsZero)
            yield break;
        yield return (CheckoutWords.GiftCards, $"−{sums.PaidByGiftCards}");
        if (!sums.Due.IsZero)
            yield return (CheckoutWords.PaidByCard, $"{sums.Due}");
    }
}
