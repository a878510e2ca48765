using System.ComponentModel.DataAnnotations;

namespace Storefront.Core.Shared;

/// <summary>What the merchant decides about the shop as a whole; the section <c>Store</c> of the settings.</summary>
public sealed class StoreOptions
{
    public const string Section = "Store";

    [Required, MaxLength(80)]
    public string Name { get; set; } = "Fjord & Field";

    /// <summary>The address shoppers use, for links in mails and for canonical URLs; never taken from a request.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>ISO 4217 code in which the shop sells.</summary>
    [Required, RegularExpression("^[A-Z]{3}$")]
    public string Currency { get; set; } = "EUR";

    /// <summary>ISO 3166-1 alpha-2 code of the country the shop sells from; estimates assume it until an address is known.</summary>
    [Required, RegularExpression("^[A-Z]{2}$")]
    public string Country { get; set; } = "DE";

    /// <summary>Whether catalogue prices hold the tax already. They are then the same for every destination.</summary>
    public bool PricesIncludeTax { get; set; } = true;

    /// <summary>The sender of the shop's mails.</summary>
    [Required, EmailAddress]
    public string MailFrom { get; set; } = "hello@fjordandfield.example";

    /// <summary>How long stock is held for an order that is not paid yet.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PaymentWindow { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long after placing it shoppers may cancel a paid order themselves.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan CancelWindow { get; set; } = TimeSpan.FromHours(2);

    /// <summary>For how many days after delivery shoppers may ask to return goods.</summary>
    [Range(0, 3650)]
    public int ReturnDays { get; set; } = 30;

    /// <summary>How many days after the last parcel left or arrived the buyer is asked for reviews, once an order; 0 asks nobody.</summary>
    [Range(0, 365)]
    public int AskForReviewsAfterDays { get; set; } = 7;

    /// <summary>IANA name of the zone whose clock stands on the shop's wall: documents are dated by it, pages show times in it.</summary>
    [Required, CustomValidation(typeof(StoreOptions), nameof(CheckTimeZone))]
    public string TimeZone { get; set; } = "Europe/Berlin";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static ValidationResult? CheckTimeZone(string zone, ValidationContext context) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
        ? ValidationResult.Success
        : new ValidationResult($"'{zone}' is no time zone.", [context.MemberName!]);
}
