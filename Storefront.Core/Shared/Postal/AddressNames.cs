using System.Globalization;
using Storefront.Core.Words;

namespace Storefront.Core.Shared.Postal;

/// <summary>What the parts of an address are called, in the language of the request.</summary>
public static class AddressNames
{
    public static string Of(PostalCodeWord word) => word switch
    {
        PostalCodeWord.Postcode => AddressWords.Postcode,
        PostalCodeWord.ZipCode => AddressWords.ZipCode,
        PostalCodeWord.Eircode => AddressWords.Eircode,
        _ => AddressWords.PostalCode,
    };

    public static string Of(RegionWord word) => word switch
    {
        RegionWord.State => AddressWords.State,
        RegionWord.Province => AddressWords.Province,
        RegionWord.Prefecture => AddressWords.Prefecture,
        RegionWord.County => AddressWords.County,
        _ => AddressWords.Region,
    };

    /// <summary>ISO codes of the countries that the platform knows.</summary>
    public static IReadOnlyList<string> Countries { get; } =
        [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
            .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper))
            .Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>A country's name; the code itself where it is no country. A translation names its countries in its resources, as
    /// <c>Country.DE</c>: RegionInfo.DisplayName follows the machine's language, not the reader's.</summary>
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    public static string OfCountry(string code)
    {
        try
        {
            return AddressWords.ResourceManager.GetString($"Country.{code}", CultureInfo.CurrentUICulture) ?? new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
