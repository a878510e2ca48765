using Storefront.Core.Shared;

namespace Storefront.Web.Components.Checkout;

/// <summary>What the checkout's form carries, just as it was typed.</summary>
public sealed class CheckoutFields
{
    public string? Email { get; set; }

    public string? Phone { get; set; }

    public AddressFields Delivery { get; set; } = new();

    public bool BillingSame { get; set; }

    public AddressFields Billing { get; set; } = new();

    /// <summary>Whether a shopper wants the delivery address in their book.</summary>
    public bool Keep { get; set; }
}

/// <summary>An address as typed; nothing of it is checked yet.</summary>
public sealed class AddressFields
{
    public string? Name { get; set; }

    public string? Company { get; set; }

    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }

    public Address ToAddress() => new()
    {
        Name = Name ?? "",
        Company = Company,
        Line1 = Line1 ?? "",
        Line2 = Line2,
        PostalCode = PostalCode ?? "",
        City = City ?? "",
        Region = Region,
        Country = Country ?? "",
    };

    public static AddressFields Of(Address address) => new()
    {
        Name = address.Name,
        Company = address.Company,
        Line1 = address.Line1,
        Line2 = address.Line2,
        PostalCode = address.PostalCode,
        City = address.City,
        Region = address.Region,
        Country = address.Country,
    };
}
