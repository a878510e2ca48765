using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Tests.Core.Catalog;

public class VariantChoiceTests
{
    private static readonly ProductOption[] Options = [new("Colour", [new("Moss", "#557744"), new("Fjord", "#336699")]), new("Size", [new("S"), new("M"), new("L")])];

    private static readonly VariantOffer[] Variants =
    [
        Offer("MOSS-S", StockLevel.Out, "Moss", "S"), Offer("MOSS-M", StockLevel.Low, "Moss", "M"), Offer("FJORD-S", StockLevel.In, "Fjord", "S"), Offer("FJORD-L", StockLevel.In, "Fjord", "L"),
    ];

    [Fact]
    public void Without_a_choice_the_first_variant_that_can_be_bought_is_chosen() =>
        Assert.Equal("MOSS-M", VariantChoice.Default(Options, Variants).Variant?.Sku);

    [Fact]
    public void When_nothing_can_be_bought_the_first_variant_is_chosen() =>
        Assert.Equal("MOSS-S", VariantChoice.Default(Options, [.. Variants.Select(variant => variant with { Stock = StockLevel.Out })]).Variant?.Sku);

    [Fact]
    public void Every_value_says_before_it_is_chosen_whether_it_can_be_had()
    {
        var choice = VariantChoice.BySku(Options, Variants, "FJORD-S")!;

        Assert.Equal([("Moss", ValueState.SoldOut, "MOSS-S"), ("Fjord", ValueState.Available, "FJORD-S")], choice.Options[0].Values.Select(value => (value.Name, value.State, value.Sku)));
        Assert.Equal([("S", ValueState.Available, "FJORD-S"), ("M", ValueState.Missing, null), ("L", ValueState.Available, "FJORD-L")], choice.Options[1].Values.Select(value => (value.Name, value.State, value.Sku)));
        Assert.Equal(["Fjord", "S"], choice.Options.Select(option => option.Chosen));
        Assert.Equal(["Fjord", "S"], choice.Options.Select(option => option.Values.Single(value => value.IsChosen).Name));
    }

    [Fact]
    public void A_combination_that_is_not_made_can_be_chosen_and_has_no_variant()
    {
        var choice = VariantChoice.ByValues(Options, Variants, ["Fjord", "M"])!;

        Assert.Null(choice.Variant);
        Assert.Equal(["Fjord", "M"], choice.Values);
        Assert.Equal("MOSS-M", choice.Options[0].Values[0].Sku);
    }

    [Theory]
    [InlineData("Fjord")]
    [InlineData("Fjord", "XXL")]
    [InlineData("M", "Fjord")]
    [InlineData("Fjord", "M", "M")]
    public void Values_that_the_product_does_not_have_are_no_choice(params string[] values) => Assert.Null(VariantChoice.ByValues(Options, Variants, values));

    [Fact]
    public void An_unknown_sku_is_no_choice() => Assert.Null(VariantChoice.BySku(Options, Variants, "moss-s"));

    [Fact]
    public void A_product_without_options_has_its_one_variant() =>
        Assert.Equal("ONE", VariantChoice.Default([], [Offer("ONE", StockLevel.In)]).Variant?.Sku);

    private static VariantOffer Offer(string sku, StockLevel stock, params string[] values) => new(sku, null, values, new Money(4900, "EUR"), null, 500, stock);
}
