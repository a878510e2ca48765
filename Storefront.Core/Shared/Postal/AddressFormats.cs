namespace Storefront.Core.Shared.Postal;

/// <summary>The countries whose addresses are known in detail.</summary>
internal static class AddressFormats
{
    public static readonly IReadOnlyDictionary<string, AddressFormat> Known = new[]
    {
        Plain("AT", "1010", "####"),
        Plain("BE", "1000", "####"),
        Plain("BG", "1000", "####"),
        Plain("CH", "8001", "####"),
        Plain("CY", "1010", "####"),
        Plain("CZ", "110 00", "### ##"),
        Plain("DE", "10115", "#####"),
        Plain("DK", "1050", "####"),
        Plain("EE", "10111", "#####"),
        Plain("ES", "28013", "#####"),
        Plain("FI", "00100", "#####"),
        Plain("FR", "75001", "#####"),
        Plain("GR", "104 31", "### ##"),
        Plain("HR", "10000", "#####"),
        Plain("HU", "1051", "####") with { Locality = "C/Z" },
        Plain("IS", "101", "###"),
        Plain("LI", "9490", "####"),
        Plain("LT", "LT-01103", "LT-#####"),
        Plain("LU", "1009", "####"),
        Plain("LV", "LV-1010", "LV-####") with { Locality = "C/Z" },
        Plain("MC", "98000", "#####"),
        Plain("MT", "VLT 1117", "@@@ ####") with { Locality = "C/Z", PostalCodeWord = PostalCodeWord.Postcode },
        Plain("NL", "1012 AB", "#### @@"),
        Plain("NO", "0150", "####"),
        Plain("PL", "00-001", "##-###"),
        Plain("PT", "1000-001", "####-###"),
        Plain("RO", "010011", "######"),
        Plain("SE", "111 22", "### ##"),
        Plain("SI", "1000", "####"),
        Plain("SK", "811 01", "### ##"),
        Plain("NZ", "6011", "####") with { Locality = "C Z", PostalCodeWord = PostalCodeWord.Postcode },
        Plain("SG", "018956", "######") with { Locality = "C Z" },
        Plain("GB", "SW1A 1AA", "@# #@@", "@## #@@", "@@# #@@", "@@## #@@", "@#@ #@@", "@@#@ #@@") with
        {
            Locality = "C/Z",
            PostalCodeWord = PostalCodeWord.Postcode,
        },
        Plain("IE", "D02 AF30", "@#* ****") with
        {
            Locality = "C/R/Z",
            PostalCodeWord = PostalCodeWord.Eircode,
            NeedsPostalCode = false,
            RegionWord = RegionWord.County,
        },
        Plain("IT", "00184", "#####") with { Locality = "Z C R", RegionWord = RegionWord.Province, NeedsRegion = true, Regions = RegionLists.Italy },
        Plain("US", "10001", "#####", "#####-####") with
        {
            Locality = "C R Z",
            PostalCodeWord = PostalCodeWord.ZipCode,
            RegionWord = RegionWord.State,
            NeedsRegion = true,
            Regions = RegionLists.UnitedStates,
        },
        Plain("CA", "K1A 0B1", "@#@ #@#") with { Locality = "C R Z", RegionWord = RegionWord.Province, NeedsRegion = true, Regions = RegionLists.Canada },
        Plain("AU", "2000", "####") with
        {
            Locality = "C R Z",
            PostalCodeWord = PostalCodeWord.Postcode,
            RegionWord = RegionWord.State,
            NeedsRegion = true,
            Regions = RegionLists.Australia,
        },
        Plain("JP", "100-0001", "###-####") with { Locality = "Z/R C", RegionWord = RegionWord.Prefecture, NeedsRegion = true, Regions = RegionLists.Japan },
        new AddressFormat("HK") { HasPostalCode = false, RegionWord = RegionWord.Region, Locality = "C/R" },
        new AddressFormat("AE") { HasPostalCode = false, RegionWord = RegionWord.Region, Locality = "C/R" },
    }.ToDictionary(format => format.Country);

    private static AddressFormat Plain(string country, string example, params string[] templates) => new(country)
    {
        PostalCode = new PostalCodeShape(templates),
        PostalCodeExample = example,
        NeedsPostalCode = true,
    };
}
