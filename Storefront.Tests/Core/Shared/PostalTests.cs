using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;

namespace Storefront.Tests.Core.Shared;

public class PostalTests
{
    [Theory]
    [InlineData("DE", " 10115 ", "10115")]
    [InlineData("DE", "DE-10115", "10115")]
    [InlineData("SE", "11122", "111 22")]
    [InlineData("NL", "1012ab", "1012 AB")]
    [InlineData("PL", "00001", "00-001")]
    [InlineData("PT", "1000001", "1000-001")]
    [InlineData("GB", "sw1a1aa", "SW1A 1AA")]
    [InlineData("GB", "M1 1AE", "M1 1AE")]
    [InlineData("GB", "ec1a1bb", "EC1A 1BB")]
    [InlineData("IE", "d02af30", "D02 AF30")]
    [InlineData("US", "10001", "10001")]
    [InlineData("US", "10001 1234", "10001-1234")]
    [InlineData("CA", "k1a0b1", "K1A 0B1")]
    [InlineData("LV", "1010", "LV-1010")]
    [InlineData("LV", "LV-1010", "LV-1010")]
    [InlineData("JP", "１０００００１", "100-0001")]
    public void A_postal_code_is_written_as_the_post_does_however_it_was_typed(string country, string typed, string written) =>
        Assert.Equal(written, AddressRules.Tidy(Address(country) with { PostalCode = typed }).PostalCode);

    [Theory]
    [InlineData("DE", "1011")]
    [InlineData("DE", "101155")]
    [InlineData("DE", "1O115")]
    [InlineData("GB", "12345")]
    [InlineData("US", "1000")]
    [InlineData("CA", "111 111")]
    [InlineData("NL", "1012")]
    public void A_postal_code_that_no_letterbox_of_the_country_has_is_named(string country, string typed)
    {
        var fault = Assert.Single(Faults(Address(country) with { PostalCode = typed }));

        Assert.Equal(AddressField.PostalCode, fault.Field);
        Assert.Contains(AddressFormat.For(country).PostalCodeExample, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_country_that_is_known_takes_its_own_example()
    {
        foreach (var country in AllCountries())
        {
            var format = AddressFormat.For(country);
            if (format.PostalCode is { } shape)
                Assert.Equal(format.PostalCodeExample, shape.Fit(format.PostalCodeExample, country));
        }
    }

    [Fact]
    public void Everything_that_is_missing_is_named_at_once_in_the_order_of_the_form()
    {
        var faults = Faults(new Address { Name = " ", Line1 = "", PostalCode = "", City = "-", Country = "US" });

        Assert.Equal([AddressField.Name, AddressField.Line1, AddressField.PostalCode, AddressField.City, AddressField.Region], faults.Select(fault => fault.Field));
        Assert.Contains("ZIP code", faults[2].Message, StringComparison.Ordinal);
        Assert.Contains("State", faults[4].Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("US", "texas", "TX")]
    [InlineData("US", "tx", "TX")]
    [InlineData("CA", "Quebec", "QC")]
    [InlineData("IT", "Milano", "MI")]
    [InlineData("JP", "tokyo", "Tokyo")]
    public void A_region_is_known_by_its_code_and_by_its_name(string country, string typed, string code) =>
        Assert.Equal(code, AddressRules.Tidy(Address(country) with { Region = typed }).Region);

    [Fact]
    public void A_region_that_the_country_has_not_is_refused_and_one_it_has_no_use_for_is_dropped()
    {
        Assert.Equal(AddressField.Region, Assert.Single(Faults(Address("US") with { Region = "Bavaria" })).Field);
        Assert.Null(AddressRules.Tidy(Address("DE") with { Region = "Bavaria" }).Region);
    }

    [Fact]
    public void A_country_without_postal_codes_asks_for_none_and_keeps_none()
    {
        var tidy = AddressRules.Tidy(Address("HK") with { PostalCode = "999077" });

        Assert.Equal("", tidy.PostalCode);
        Assert.Empty(AddressRules.Check(tidy));
    }

    [Fact]
    public void A_country_nobody_described_takes_any_code_and_needs_none()
    {
        Assert.Empty(Faults(Address("KE") with { PostalCode = "", Region = null }));
        Assert.Empty(Faults(Address("KE") with { PostalCode = "00100", Region = "Nairobi" }));
    }

    [Fact]
    public void Text_is_folded_to_one_line_so_that_nothing_typed_begins_a_line_of_its_own()
    {
        var tidy = AddressRules.Tidy(Address("DE") with { Name = "  Kim\r\nBcc: x \t Berg\0 ", Company = "   ", Line2 = "" });

        Assert.Equal("Kim Bcc: x Berg", tidy.Name);
        Assert.Null(tidy.Company);
        Assert.Null(tidy.Line2);
    }

    [Fact]
    public void What_does_not_fit_on_a_label_is_refused_and_what_just_fits_is_not()
    {
        Assert.Empty(Faults(Address("DE") with { Line1 = new string('a', AddressRules.MaxLine) }));
        Assert.Equal(AddressField.Line1, Assert.Single(Faults(Address("DE") with { Line1 = new string('a', AddressRules.MaxLine + 1) })).Field);
        Assert.Equal(AddressField.Company, Assert.Single(Faults(Address("DE") with { Company = new string('a', AddressRules.MaxName + 1) })).Field);
    }

    [Theory]
    [InlineData("DE", "Kim Berg|Lindenallee 7|10115 Berlin")]
    [InlineData("GB", "Kim Berg|Lindenallee 7|Berlin|SW1A 1AA")]
    [InlineData("US", "Kim Berg|Lindenallee 7|Berlin TX 10001")]
    [InlineData("IE", "Kim Berg|Lindenallee 7|Berlin|D02 AF30")]
    public void An_address_is_printed_as_its_country_writes_it(string country, string lines) =>
        Assert.Equal(lines.Split('|'), AddressFormat.For(country).Print(AddressRules.Tidy(Address(country))));

    [Theory]
    [InlineData("kim@example.com")]
    [InlineData("kim.berg+shop@mail.example.co.uk")]
    [InlineData("o'neill@example.ie")]
    [InlineData("käthe@bücher.example")]
    [InlineData("x@xn--bcher-kva.example")]
    public void A_usual_e_mail_address_is_taken(string email) => Assert.True(ContactRules.IsEmail(email));

    [Theory]
    [InlineData("")]
    [InlineData("kim")]
    [InlineData("kim@localhost")]
    [InlineData("kim@@example.com")]
    [InlineData("kim@example..com")]
    [InlineData(".kim@example.com")]
    [InlineData("kim berg@example.com")]
    [InlineData("kim@example.com, eve@example.com")]
    [InlineData("Kim <kim@example.com>")]
    [InlineData("kim@-example.com")]
    [InlineData("kim@example.com\nBcc: eve@example.com")]
    public void What_cannot_be_one_e_mail_address_is_refused(string email) => Assert.False(ContactRules.IsEmail(email));

    [Fact]
    public void The_length_of_an_e_mail_address_has_an_end()
    {
        Assert.True(ContactRules.IsEmail(new string('a', 64) + "@example.com"));
        Assert.False(ContactRules.IsEmail(new string('a', 65) + "@example.com"));
        Assert.False(ContactRules.IsEmail("a@" + string.Concat(Enumerable.Repeat("abcdefgh.", 30)) + "com"));
    }

    [Fact]
    public void An_e_mail_address_loses_its_white_space_and_keeps_the_capitals_of_its_owner() =>
        Assert.Equal("Kim.Berg@example.com", ContactRules.TidyEmail("  Kim.Berg@Example.COM "));

    [Theory]
    [InlineData("+49 30 123456", true)]
    [InlineData("(030) 123-456", true)]
    [InlineData("12345", false)]
    [InlineData("+49 30 1234567890123456", false)]
    [InlineData("call me", false)]
    [InlineData("030+123456", false)]
    public void A_telephone_number_has_digits_enough_however_they_are_grouped(string phone, bool isOne) => Assert.Equal(isOne, ContactRules.IsPhone(phone));

    [Fact]
    public void A_country_is_named_and_what_is_none_keeps_its_letters()
    {
        Assert.Equal("Germany", AddressNames.OfCountry("DE"));
        Assert.Equal("United Kingdom", AddressNames.OfCountry("GB"));
        Assert.Equal("??", AddressNames.OfCountry("??"));
    }

    private static IReadOnlyList<AddressFault> Faults(Address typed) => AddressRules.Check(AddressRules.Tidy(typed));

    private static IEnumerable<string> AllCountries() =>
        from first in Enumerable.Range('A', 26) from second in Enumerable.Range('A', 26) select $"{(char)first}{(char)second}";

    private static Address Address(string country)
    {
        var format = AddressFormat.For(country);
        return new Address
        {
            Name = "Kim Berg",
            Line1 = "Lindenallee 7",
            PostalCode = format.PostalCodeExample,
            City = "Berlin",
            Region = country == "US" ? "TX" : format.Regions is [var first, ..] ? first.Code : null,
            Country = country,
        };
    }
}
