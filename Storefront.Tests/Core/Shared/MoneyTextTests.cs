using Storefront.Core.Shared;

namespace Storefront.Tests.Core.Shared;

public class MoneyTextTests
{
    [Theory]
    [InlineData("12.90", "EUR", 1290L)]
    [InlineData(" 12,9 ", "EUR", 1290L)]
    [InlineData("0", "EUR", 0L)]
    [InlineData("1500", "JPY", 1500L)]
    [InlineData("1.234", "KWD", 1234L)]
    [InlineData("1.2", "JPY", null)]
    [InlineData("1.234", "EUR", null)]
    [InlineData("-1", "EUR", null)]
    [InlineData("1,234.50", "EUR", null)]
    [InlineData("twelve", "EUR", null)]
    [InlineData("1e3", "EUR", null)]
    [InlineData("99999999999999999999999999999", "EUR", null)]
    [InlineData("", "EUR", null)]
    [InlineData(null, "EUR", null)]
    public void What_is_typed_is_minor_units_or_nothing(string? text, string currency, long? minor) => Assert.Equal(minor, MoneyText.Read(text, currency));

    [Theory]
    [InlineData(1290, "EUR", "12.90")]
    [InlineData(5, "EUR", "0.05")]
    [InlineData(1500, "JPY", "1500")]
    [InlineData(1234, "KWD", "1.234")]
    public void An_amount_is_written_as_it_is_typed(long minor, string currency, string text)
    {
        Assert.Equal(text, MoneyText.Write(minor, currency));
        Assert.Equal(minor, MoneyText.Read(text, currency));
    }
}
