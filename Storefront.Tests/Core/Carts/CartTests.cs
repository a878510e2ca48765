using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Core.Taxes;

namespace Storefront.Tests.Core.Carts;

public class CartTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Cart cart = Cart.Open(CartKey.OfShopper(1), "EUR", Now.AddDays(-1));

    [Fact]
    public void The_same_variant_again_raises_the_quantity_of_its_line()
    {
        var mug = Mug(stock: 10);

        Assert.True(cart.Add(mug, 2, Now).Succeeded);
        Assert.True(cart.Add(mug, 3, Now).Succeeded);

        Assert.Equal(5, Assert.Single(cart.Lines).Quantity);
        Assert.Equal(Now, cart.TouchedAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void What_is_no_quantity_is_refused_and_changes_nothing(int quantity)
    {
        var mug = Mug(stock: 5000);
        cart.Add(mug, 2, Now);

        Assert.Equal("invalid_quantity", cart.Add(mug, quantity, Now.AddHours(1)).Refusal?.Code);

        Assert.Equal(2, Assert.Single(cart.Lines).Quantity);
        Assert.Equal(Now, cart.TouchedAt);
    }

    [Fact]
    public void A_line_holds_no_more_than_999_however_it_is_filled()
    {
        var mug = Mug(stock: 5000);

        Assert.True(cart.Add(mug, 999, Now).Succeeded);
        Assert.Equal("invalid_quantity", cart.Add(mug, 1, Now).Refusal?.Code);

        Assert.Equal(999, Assert.Single(cart.Lines).Quantity);
    }

    [Fact]
    public void Adding_more_than_is_left_is_refused_and_changes_nothing()
    {
        var mug = Mug(stock: 3);
        cart.Add(mug, 2, Now);

        var refusal = cart.Add(mug, 2, Now).Refusal;

        Assert.Equal("not_enough_stock", refusal?.Code);
        Assert.Equal("Only 3 of Mug are left.", refusal?.Message);
        Assert.Equal(2, Assert.Single(cart.Lines).Quantity);
    }

    [Fact]
    public void What_is_sold_out_is_refused()
    {
        Assert.Equal("sold_out", cart.Add(Mug(stock: 0), 1, Now).Refusal?.Code);
        Assert.Empty(cart.Lines);
    }

    [Fact]
    public void Units_kept_back_are_not_sold_and_back_orders_are()
    {
        Assert.Equal("sold_out", cart.Add(Mug(stock: 2, threshold: 2), 1, Now).Refusal?.Code);
        Assert.True(cart.Add(Mug(stock: 0, threshold: -5), 5, Now).Succeeded);
    }

    [Theory]
    [InlineData(ProductStatus.Draft, true)]
    [InlineData(ProductStatus.Archived, true)]
    [InlineData(ProductStatus.Published, false)]
    public void What_is_not_for_sale_is_refused(ProductStatus status, bool active)
    {
        Assert.Equal("not_for_sale", cart.Add(Mug(stock: 5, status: status, active: active), 1, Now).Refusal?.Code);
        Assert.Empty(cart.Lines);
    }

    [Fact]
    public void The_price_when_added_stays_with_the_line()
    {
        var mug = Mug(stock: 5);
        cart.Add(mug, 1, Now);
        mug.Price = new Money(2500, "EUR");

        cart.Add(mug, 1, Now);

        Assert.Equal(new Money(1900, "EUR"), Assert.Single(cart.Lines).PriceWhenAdded);
    }

    [Fact]
    public void A_quantity_is_set_and_zero_removes_the_line()
    {
        var mug = Mug(stock: 5);
        cart.Add(mug, 2, Now);

        Assert.True(cart.Change(mug, 4, Now).Succeeded);
        Assert.Equal(4, Assert.Single(cart.Lines).Quantity);

        Assert.True(cart.Change(mug, 0, Now).Succeeded);
        Assert.Empty(cart.Lines);
    }

    [Theory]
    [InlineData(-1, "invalid_quantity")]
    [InlineData(1000, "invalid_quantity")]
    [InlineData(6, "not_enough_stock")]
    public void A_quantity_that_cannot_be_is_refused_and_changes_nothing(int quantity, string code)
    {
        var mug = Mug(stock: 5);
        cart.Add(mug, 2, Now);

        Assert.Equal(code, cart.Change(mug, quantity, Now).Refusal?.Code);

        Assert.Equal(2, Assert.Single(cart.Lines).Quantity);
    }

    [Fact]
    public void A_quantity_above_what_is_left_can_still_be_lowered()
    {
        var mug = Mug(stock: 9);
        cart.Add(mug, 9, Now);
        mug.StockItem = StockItem.Of(2);

        Assert.True(cart.Change(mug, 8, Now).Succeeded);

        Assert.Equal(8, Assert.Single(cart.Lines).Quantity);
    }

    [Fact]
    public void A_line_that_is_not_there_cannot_be_changed()
    {
        Assert.Equal("no_such_line", cart.Change(Mug(stock: 5), 1, Now).Refusal?.Code);
    }

    [Fact]
    public void A_reopened_cart_is_a_copy_with_the_same_key_contents_and_details()
    {
        cart.Add(Mug(stock: 5), 2, Now);
        cart.Deliver("kim@example.com", "030 1234", Support.Given.AnAddress(), null, Now);
        cart.ShipBy("express", Now);

        var copy = cart.Reopen(Now.AddHours(1));
        cart.Detach();

        Assert.Equal(("shopper:1", 1L), (copy.TokenHash, copy.ShopperId));
        Assert.Null(cart.TokenHash);
        Assert.Equal(("kim@example.com", "030 1234", "express"), (copy.Email, copy.Phone, copy.ShippingCode));
        Assert.Equal(Support.Given.AnAddress(), copy.DeliveryAddress);
        Assert.Equal(2, Assert.Single(copy.Lines).Quantity);
        Assert.NotSame(cart.Lines[0], copy.Lines[0]);
        Assert.Null(copy.ClaimedAt);
    }

    private static Variant Mug(int stock, int threshold = 0, ProductStatus status = ProductStatus.Published, bool active = true)
    {
        var item = StockItem.Of(stock);
        item.SafetyThreshold = threshold;
        return new Variant
        {
            Sku = "MUG-1",
            Price = new Money(1900, "EUR"),
            IsActive = active,
            StockItem = item,
            Product = new Product
            {
                Name = "Mug",
                Slug = "mug",
                Summary = "A mug.",
                Description = "A mug.",
                Status = status,
                TaxCategory = new TaxCategory { Code = "standard", Name = "Standard" },
            },
        };
    }
}
