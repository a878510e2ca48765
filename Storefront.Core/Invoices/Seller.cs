using System.ComponentModel.DataAnnotations;
using Storefront.Core.Shared;

namespace Storefront.Core.Invoices;

/// <summary>Who sells, as documents must name it. Copied into every document.</summary>
public sealed record Seller
{
    public required Address Address { get; init; }

    public string? VatId { get; init; }

    public string? TaxNumber { get; init; }

    /// <summary>Court and number of the register of companies, and who directs: whatever the law wants on business letters.</summary>
    public string? Register { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}

/// <summary>The section <c>Store:Seller</c> of the settings. Every paid order gets an invoice, so a shop without a seller does not
/// start; outside Production the demo's seller stands in.</summary>
public sealed class SellerOptions : IValidatableObject
{
    public const string Section = StoreOptions.Section + ":Seller";

    /// <summary>The legal name.</summary>
    [Required, MaxLength(120)]
    public string Name { get; set; } = "";

    [Required, MaxLength(120)]
    public string Line1 { get; set; } = "";

    [MaxLength(120)]
    public string? Line2 { get; set; }

    [Required(AllowEmptyStrings = true), MaxLength(20)]
    public string PostalCode { get; set; } = "";

    [Required, MaxLength(80)]
    public string City { get; set; } = "";

    [MaxLength(80)]
    public string? Region { get; set; }

    /// <summary>ISO 3166-1 alpha-2; the shop's country when empty.</summary>
    [RegularExpression("^[A-Z]{2}$")]
    public string? Country { get; set; }

    [MaxLength(30)]
    public string? VatId { get; set; }

    [MaxLength(30)]
    public string? TaxNumber { get; set; }

    [MaxLength(200)]
    public string? Register { get; set; }

    [EmailAddress]
    public string? Email { get; set; }

    [MaxLength(40)]
    public string? Phone { get; set; }

    /// <summary>In a shop that is only tried out: a seller that does not exist, unless one was set.</summary>
    public void PretendUnlessSet()
    {
        if (Name.Length > 0)
            return;
        (Name, Line1, PostalCode, City, Country) = ("Fjord & Field Handels GmbH", "Hafenstraße 12", "24103", "Kiel", "DE");
        (VatId, Register) = ("DE999999999", "Amtsgericht Kiel HRB 99999 · Managing director: Ada Lindqvist");
        (Email, Phone) = ("hello@fjordandfield.example", "+49 431 555 0142");
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(VatId) && string.IsNullOrWhiteSpace(TaxNumber))
            yield return new ValidationResult("An invoice names the seller's VAT identification number or tax number: set one of the two.", [nameof(VatId)]);
    }

    internal Seller ToSeller(StoreOptions store) => new()
    {
        Address = new Address
        {
            Name = Name,
            Line1 = Line1,
            Line2 = Line2,
            PostalCode = PostalCode,
            City = City,
            Region = Region,
            Country = string.IsNullOrEmpty(Country) ? store.Country : Country,
        },
        VatId = VatId,
        TaxNumber = TaxNumber,
        Register = Register,
        Email = Email ?? store.MailFrom,
        Phone = Phone,
    };
}
