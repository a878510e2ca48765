using CsCheck;
using Storefront.Core.Shared;

namespace Storefront.Tests.Core.Shared;

public class MoneyTests
{
    private static Money Euro(long cents) => new(cents, "EUR");

    [Fact]
    public void Amounts_of_one_currency_are_reckoned_exactly()
    {
        Assert.Equal(Euro(350), Euro(100) + Euro(250));
        Assert.Equal(Euro(-150), Euro(100) - Euro(250));
        Assert.Equal(Euro(5997), Euro(1999) * 3);
        Assert.True(Euro(1) < Euro(2));
        Assert.True(Euro(2) >= Euro(2));
        Assert.True(Money.Zero("EUR").IsZero);
    }

    [Fact]
    public void Currencies_are_never_mixed()
    {
        Assert.Throws<InvalidOperationException>(() => Euro(1) + new Money(1, "USD"));
        Assert.Throws<InvalidOperationException>(() => Euro(1) - new Money(1, "USD"));
        Assert.Throws<InvalidOperationException>(() => Euro(1) < new Money(1, "USD"));
        Assert.NotEqual(Euro(1), new Money(1, "USD"));
    }

    [Fact]
    public void An_overflow_throws_and_never_wraps()
    {
        Assert.Throws<OverflowException>(() => Euro(long.MaxValue) + Euro(1));
        Assert.Throws<OverflowException>(() => Euro(long.MinValue) - Euro(1));
        Assert.Throws<OverflowException>(() => Euro(long.MaxValue / 2) * 3);
    }

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(5, new long[] { 1, 0, 1 }, new long[] { 3, 0, 2 })]
    [InlineData(10, new long[] { 0, 0 }, new long[] { 5, 5 })]
    [InlineData(0, new long[] { 3, 4 }, new long[] { 0, 0 })]
    [InlineData(1000, new long[] { 999, 1 }, new long[] { 999, 1 })]
    public void A_split_gives_the_left_over_units_to_the_largest_remainders(long cents, long[] weights, long[] parts)
    {
        Assert.Equal(parts, Euro(cents).Split(weights).Select(part => part.Minor));
    }

    [Fact]
    public void The_parts_of_a_split_add_up_to_the_whole_and_none_is_a_unit_off_its_share()
    {
        var weights = Gen.Long[0, 1_000_000_000].Array[1, 30].Where(all => all.Sum() > 0);

        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], weights).Sample((cents, all) =>
        {
            var parts = Euro(cents).Split(all);

            Assert.Equal(cents, parts.Sum(part => part.Minor));
            var sum = all.Sum();
            foreach (var (part, weight) in parts.Zip(all))
                Assert.True(Int128.Abs(((Int128)part.Minor * sum) - ((Int128)cents * weight)) < sum);
        });
    }

    [Fact]
    public void A_split_needs_weights_that_are_not_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Euro(1).Split([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Euro(1).Split([1, -1]));
    }

    [Theory]
    [InlineData(123456, "EUR", "1234.56 EUR")]
    [InlineData(123456, "JPY", "123456 JPY")]
    [InlineData(123456, "KWD", "123.456 KWD")]
    [InlineData(-5, "EUR", "-0.05 EUR")]
    public void An_amount_is_written_with_the_places_of_its_currency(long minor, string currency, string text)
    {
        Assert.Equal(text, new Money(minor, currency).ToString());
    }
}
