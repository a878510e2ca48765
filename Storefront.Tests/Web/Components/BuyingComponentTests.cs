using Bunit;
using Storefront.Core.Carts;
using Storefront.Core.GiftCards;
using Storefront.Core.Inventory;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Storefront.Web.Components.Carts;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Ui;

namespace Storefront.Tests.Web.Components;

public class BuyingComponentTests : BunitContext
{
    private static readonly IReadOnlyList<Select.Choice> Countries = [new("DE", "Germany"), new("US", "United States")];

    private static readonly Summary Sums = new([new("Enamel mug", "Pine", null, 2, Euro(3800))], Euro(3800), [], "Standard", Euro(490), Euro(685), Euro(4290), Euro(0), true);

    [Fact]
    public void Totals_that_include_tax_say_how_much_it_is()
    {
        var totals = Render<Totals>(with => with.Add(t => t.Sums, Sums));

        Assert.Equal(["€38.00", "€4.90", "€42.90"], totals.FindAll("dd").Select(amount => amount.Words()));
        Assert.Equal("Includes €6.85 tax.", totals.Find("p").Words());
    }

    [Fact]
    public void Totals_before_tax_have_a_row_for_it()
    {
        var totals = Render<Totals>(with => with.Add(t => t.Sums, Sums with { PricesIncludeTax = false, Total = Euro(4975) }));

        Assert.Equal(["€38.00", "€4.90", "€6.85", "€49.75"], totals.FindAll("dd").Select(amount => amount.Words()));
        Assert.Empty(totals.FindAll("p"));
    }

    [Fact]
    public void Totals_name_reductions_free_shipping_and_what_gift_cards_pay()
    {
        var totals = Render<Totals>(with => with.Add(t => t.Sums, Sums with
        {
            Discounts = [new("Spring", Euro(800))],
            Shipping = Euro(0),
            Total = Euro(3000),
            PaidByGiftCards = Euro(1000),
        }));

        Assert.Equal(["€38.00", "−€8.00", "Free", "€30.00", "−€10.00", "€20.00"], totals.FindAll("dd").Select(amount => amount.Words()));
        Assert.Contains("Spring", totals.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_without_delivery_says_so()
    {
        var totals = Render<Totals>(with => with.Add(t => t.Sums, Sums with { Shipping = null, ShippingName = null }).Add(t => t.IsEstimate, true));

        Assert.Contains("not available", totals.Find("dl").Words(), StringComparison.Ordinal);
        Assert.Contains("Estimated total", totals.Find("dl").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_says_what_its_price_was_and_offers_what_is_left()
    {
        var line = Line(quantity: 5, saleable: 3) with { PriceWhenAdded = Euro(1900), UnitPrice = Euro(2100) };

        var row = Render<CartLineRow>(with => with.Add(r => r.Line, line).Add(r => r.Problems, [line.ShortOfStock()]).Add(r => r.Country, "DE").Add(r => r.FormToken, "token"));

        Assert.Contains("Was €19.00, now €21.00 since you added it.", row.Markup, StringComparison.Ordinal);
        Assert.Equal("Set to 3", row.Find("button[name=quantity][value='3']").Words());
        Assert.All(row.FindAll("form"), form => Assert.Equal("token", form.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")));
        // Lowering works at any stock, so the number may be more than there is.
        Assert.Equal("5", row.Find("input[type=number]").GetAttribute("value"));
    }

    [Fact]
    public void A_line_that_is_sold_out_can_only_be_removed()
    {
        var line = Line(quantity: 1, saleable: 0);

        var row = Render<CartLineRow>(with => with.Add(r => r.Line, line).Add(r => r.Problems, [line.ShortOfStock()]).Add(r => r.Country, "DE").Add(r => r.FormToken, "token"));

        Assert.Empty(row.FindAll("button[name=quantity]"));
        Assert.Equal("Remove Enamel mug from the cart", row.Find("button[name=remove]").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_line_that_is_well_shows_no_warning()
    {
        var row = Render<CartLineRow>(with => with.Add(r => r.Line, Line(2, 9)).Add(r => r.Problems, []).Add(r => r.Country, "DE").Add(r => r.FormToken, "token"));

        Assert.DoesNotContain("text-destructive", row.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Was €", row.Markup, StringComparison.Ordinal);
        Assert.Single(row.FindAll("form"));
    }

    [Fact]
    public void The_summary_bars_the_checkout_while_something_blocks_it_and_says_what()
    {
        var line = Line(5, 3);
        var barred = Render<CartPanel>(with => with.Add(p => p.View, View(line, line.ShortOfStock())));
        var open = Render<CartPanel>(with => with.Add(p => p.View, View(Line(2, 9))));

        Assert.True(barred.Find("button[aria-describedby=obstacles]").HasAttribute("disabled"));
        Assert.Equal("#line-mug-1", barred.Find("#obstacles a").GetAttribute("href"));
        Assert.Single(barred.FindAll("#line-mug-1"));
        Assert.Empty(open.FindAll("#obstacles"));
        Assert.Equal("/checkout?country=DE", open.Find("a[href^='/checkout']").GetAttribute("href"));
    }

    [Fact]
    public void A_country_without_delivery_is_told_but_does_not_bar_the_way_to_another_address()
    {
        var panel = Render<CartPanel>(with => with.Add(p => p.View, View(Line(2, 9), new CartProblem(CartProblemKind.NoShippingThere, "We do not deliver there.", true))));

        Assert.Contains("We do not deliver there.", panel.Markup, StringComparison.Ordinal);
        Assert.Single(panel.FindAll("a[href^='/checkout']"));
    }

    [Fact]
    public void The_fields_of_an_address_are_those_of_its_country_in_its_order()
    {
        var german = Render<AddressFieldset>(with => with.Add(f => f.Part, "Delivery").Add(f => f.Fields, new AddressFields { Country = "DE" }).Add(f => f.Countries, Countries).Add(f => f.Errors, []));
        var american = Render<AddressFieldset>(with => with.Add(f => f.Part, "Billing").Add(f => f.Fields, new AddressFields { Country = "US", Region = "texas" }).Add(f => f.Countries, Countries).Add(f => f.Errors, []));

        Assert.Equal(
            ["Delivery.Country", "Delivery.Name", "Delivery.Line1", "Delivery.Company", "Delivery.Line2", "Delivery.PostalCode", "Delivery.City"],
            german.FindAll("[name]").Select(field => field.GetAttribute("name")));
        Assert.Equal(
            ["Billing.Country", "Billing.Name", "Billing.Line1", "Billing.Company", "Billing.Line2", "Billing.City", "Billing.PostalCode", "Billing.Region"],
            american.FindAll("[name]").Select(field => field.GetAttribute("name")));
        Assert.Equal("numeric", german.Find("#delivery-postalcode").GetAttribute("inputmode"));
        Assert.Equal("shipping postal-code", german.Find("#delivery-postalcode").GetAttribute("autocomplete"));
        Assert.Equal("billing address-level1", american.Find("#billing-region").GetAttribute("autocomplete"));
        Assert.Equal("TX", american.Find("#billing-region option[selected]").GetAttribute("value"));
        Assert.False(german.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void The_collapsed_lines_are_open_when_they_hold_something()
    {
        var fields = Render<AddressFieldset>(with => with.Add(f => f.Part, "Delivery").Add(f => f.Fields, new AddressFields { Country = "DE", Company = "Berg & Co" }).Add(f => f.Countries, Countries).Add(f => f.Errors, []));

        Assert.True(fields.Find("details").HasAttribute("open"));
        Assert.Equal("Berg & Co", fields.Find("#delivery-company").GetAttribute("value"));
    }

    private static CartView View(PricedLine line, params CartProblem[] problems) => new()
    {
        Cart = new PricedCart(
            1, 0, "EUR", false, null, null, null, null, [line],
            CartTotals.Of([new(line.UnitPrice, line.Quantity, 190_000)], Euro(490), 190_000, Reduction.None(1, "EUR"), true),
            Array.Empty<AppliedPromotion>(), Array.Empty<GiftCardShare>(), "DE", [], null, false, problems),
        Countries = Countries,
        FormToken = "token",
    };

    private static PricedLine Line(int quantity, int saleable) => new(
        1, 1, "MUG-1", "enamel-mug", "Enamel mug", ["Pine"], null, null, quantity, 300, Euro(1900), null, Euro(1900), Euro(1900) * quantity, Euro(0), Euro(0), 190_000, saleable,
        StockItem.Level(saleable, 5));

    private static Money Euro(long cents) => new(cents, "EUR");
}
