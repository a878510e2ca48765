namespace Storefront.Core.Shared.Postal;

/// <summary>What a country calls its postal code.</summary>
public enum PostalCodeWord
{
    PostalCode,
    Postcode,
    ZipCode,
    Eircode,
}

/// <summary>What a country calls the region that the post wants to see.</summary>
public enum RegionWord
{
    Region,
    State,
    Province,
    Prefecture,
    County,
}

/// <summary>A region by the code the post prints, with its name.</summary>
public sealed record Region(string Code, string Name);

/// <summary>How addresses are written in one country: which parts there are, which are needed and in what order. After the Universal
/// Postal Union's tables (https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions); a country without an
/// entry gets a form that turns nobody away.</summary>
public sealed record AddressFormat(string Country)
{
    /// <summary>Null where any code is believed.</summary>
    public PostalCodeShape? PostalCode { get; init; }

    /// <summary>A real code of the country, to show what is meant; empty where none is known.</summary>
    public string PostalCodeExample { get; init; } = "";

    public bool NeedsPostalCode { get; init; }

    public bool HasPostalCode { get; init; } = true;

    public PostalCodeWord PostalCodeWord { get; init; } = PostalCodeWord.PostalCode;

    /// <summary>Null where parcels carry no region.</summary>
    public RegionWord? RegionWord { get; init; }

    public bool NeedsRegion { get; init; }

    /// <summary>The regions to choose from; empty: it is typed.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary>The lines below the street: Z is the postal code, C the city, R the region, <c>/</c> begins a line.</summary>
    public string Locality { get; init; } = "Z C";

    public bool IsPostalCodeFirst => Locality.IndexOf('Z', StringComparison.Ordinal) < Locality.IndexOf('C', StringComparison.Ordinal);

    public static AddressFormat For(string country) => AddressFormats.Known.GetValueOrDefault(country)
        ?? new AddressFormat(country) { RegionWord = Postal.RegionWord.Region, Locality = "Z C/R" };

    /// <summary>The region that the text names, by code or by name.</summary>
    public Region? FindRegion(string text) => Regions.FirstOrDefault(region =>
        string.Equals(region.Code, text, StringComparison.OrdinalIgnoreCase) || string.Equals(region.Name, text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The address as written on a parcel, without the country.</summary>
    public IEnumerable<string> Print(Address address)
    {
        string?[] head = [address.Name, address.Company, address.Line1, address.Line2];
        var foot = Locality.Split('/').Select(line => string.Join(' ', line.Split(' ').Select(part => part switch
        {
            "Z" => address.PostalCode,
            "C" => address.City,
            _ => address.Region ?? "",
        }).Where(part => part.Length > 0)));
        return head.Concat(foot).Where(line => !string.IsNullOrEmpty(line)).Select(line => line!);
    }
}
