using Storefront.Core.Words;

namespace Storefront.Core.Shared.Postal;

public enum AddressField
{
    Name,
    Company,
    Line1,
    Line2,
    PostalCode,
    City,
    Region,
    Country,
}

/// <summary>What is wrong with one field, in words that say what to do.</summary>
public sealed record AddressFault(AddressField Field, string Message);

/// <summary>What makes an address one that a parcel can be sent to. It refuses what the post would refuse and nothing that is
/// merely unusual: names of one letter and houses without a number exist.</summary>
public static class AddressRules
{
    public const int MaxName = 100;
    public const int MaxLine = 120;
    public const int MaxCity = 80;
    public const int MaxPostalCode = 16;

    /// <summary>The address with its white space folded, its postal code and region as the post writes them, and without what the
    /// country has no place for. What does not fit stays as typed, for <see cref="Check"/> to name.</summary>
    public static Address Tidy(Address typed)
    {
        var format = AddressFormat.For(typed.Country);
        var code = format.HasPostalCode ? Fold(typed.PostalCode) : "";
        var region = format.RegionWord is null ? "" : Fold(typed.Region);
        return new Address
        {
            Name = Fold(typed.Name),
            Company = OrNull(Fold(typed.Company)),
            Line1 = Fold(typed.Line1),
            Line2 = OrNull(Fold(typed.Line2)),
            PostalCode = format.PostalCode?.Fit(code, format.Country) ?? code,
            City = Fold(typed.City),
            Region = OrNull(format.FindRegion(region)?.Code ?? region),
            Country = typed.Country,
        };
    }

    /// <summary>Everything wrong with a tidy address, in the order of the form; empty when a parcel will arrive.</summary>
    public static IReadOnlyList<AddressFault> Check(Address address)
    {
        var format = AddressFormat.For(address.Country);
        List<AddressFault?> faults =
        [
            Missing(AddressField.Name, address.Name, AddressWords.NameMissing) ?? TooLong(AddressField.Name, address.Name, MaxName),
            TooLong(AddressField.Company, address.Company, MaxName),
            Missing(AddressField.Line1, address.Line1, AddressWords.Line1Missing) ?? TooLong(AddressField.Line1, address.Line1, MaxLine),
            TooLong(AddressField.Line2, address.Line2, MaxLine),
            PostalCode(address.PostalCode, format),
            Missing(AddressField.City, address.City, AddressWords.CityMissing) ?? TooLong(AddressField.City, address.City, MaxCity),
            Region(address.Region ?? "", format),
        ];
        return [.. faults.OfType<AddressFault>()];
    }

    /// <summary>Text of one line: control characters and runs of white space become one space, so that nothing typed can begin a
    /// line of its own in a mail or on a label.</summary>
    public static string Fold(string? text)
    {
        var plain = string.Concat((text ?? "").Select(symbol => char.IsControl(symbol) ? ' ' : symbol));
        return string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static AddressFault? PostalCode(string code, AddressFormat format)
    {
        if (code.Length == 0)
            return format.NeedsPostalCode ? new(AddressField.PostalCode, AddressWords.PostalCodeMissing.With(AddressNames.Of(format.PostalCodeWord))) : null;
        return format.PostalCode is { } shape && shape.Fit(code, format.Country) is null
            ? new(AddressField.PostalCode, AddressWords.PostalCodeWrong.With(format.PostalCodeExample))
            : TooLong(AddressField.PostalCode, code, MaxPostalCode);
    }

    private static AddressFault? Region(string region, AddressFormat format)
    {
        var word = AddressNames.Of(format.RegionWord ?? RegionWord.Region);
        if (region.Length == 0)
            return format.NeedsRegion ? new(AddressField.Region, AddressWords.RegionMissing.With(word)) : null;
        return format.Regions.Count > 0 && format.FindRegion(region) is null
            ? new(AddressField.Region, AddressWords.RegionMissing.With(word))
            : TooLong(AddressField.Region, region, MaxCity);
    }

    private static AddressFault? Missing(AddressField field, string text, string message) =>
        text.Any(char.IsLetterOrDigit) ? null : new(field, message);

    private static AddressFault? TooLong(AddressField field, string? text, int max) =>
        text?.Length > max ? new(field, AddressWords.TooLong.With(max)) : null;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
