using Storefront.Core.Checkout;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Checkout;

/// <summary>From what was typed to what can be saved, or everything that is wrong with it at once, by the fields' names.</summary>
internal static class DetailsCheck
{
    public static (CheckoutDetails? Details, IReadOnlyList<FormError> Errors) Run(CheckoutFields fields, IReadOnlyCollection<string> deliveryCountries)
    {
        var email = ContactRules.TidyEmail(fields.Email);
        var phone = ContactRules.TidyPhone(fields.Phone);
        var delivery = AddressRules.Tidy(fields.Delivery.ToAddress());
        var billing = fields.BillingSame ? null : AddressRules.Tidy(fields.Billing.ToAddress());

        var errors = new List<FormError>();
        if (!ContactRules.IsEmail(email))
            errors.Add(new("Email", CheckoutWords.EmailWrong));
        if (phone.Length > 0 && !ContactRules.IsPhone(phone))
            errors.Add(new("Phone", CheckoutWords.PhoneWrong));
        errors.AddRange(Check("Delivery", delivery, deliveryCountries));
        if (billing is not null)
            errors.AddRange(Check("Billing", billing, AddressNames.Countries));
        return (errors.Count > 0 ? null : new CheckoutDetails(email, phone.Length > 0 ? phone : null, delivery, billing), errors);
    }

    public static IEnumerable<FormError> Check(string part, Address address, IReadOnlyCollection<string> countries)
    {
        if (!countries.Contains(address.Country))
            yield return new($"{part}.Country", CheckoutWords.CountryNotServed);
        foreach (var fault in AddressRules.Check(address))
            yield return new($"{part}.{fault.Field}", fault.Message);
    }
}
