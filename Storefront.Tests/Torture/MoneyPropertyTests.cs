using CsCheck;
using Storefront.Core.Carts;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;

namespace Storefront.Tests.Torture;

/// <summary>A13: whatever the cart, its parts add up to its total, and giving everything back leaves nothing. The torture command
/// runs a million carts.</summary>
public class MoneyPropertyTests
{
    private static readonly int Carts = Rounds.Of(few: 20_000, full: 1_000_000);

    private static readonly Gen<Promotion> Promotions =
        from kind in Gen.Enum<PromotionClass>()
        from benefit in Gen.Enum<BenefitKind>()
        from share in Gen.Int[0, 1_000_000]
        from amount in Gen.Long[0, 50_000]
        from minimum in Gen.Long[0, 20_000]
        from product in Gen.Int[0, 3]
        from flags in Gen.Int[0, 7]
        from priority in Gen.Int[0, 2]
        select new Promotion
        {
            Name = "Promotion",
            Class = kind,
            Benefit = kind != PromotionClass.Shipping && benefit == BenefitKind.FreeShipping ? BenefitKind.Percentage : benefit,
            PartsPerMillion = share,
            AmountMinor = amount,
            MinimumMinor = minimum,
            ProductIds = product == 0 ? [] : [product],
            CombinesWithProduct = (flags & 1) > 0,
            CombinesWithOrder = (flags & 2) > 0,
            CombinesWithShipping = (flags & 4) > 0,
            Priority = priority,
        };

    private static readonly Gen<(Money UnitPrice, int Quantity, int Tax, int Product)> Lines =
        from price in Gen.Long[0, 100_000]
        from quantity in Gen.Int[1, 12]
        from tax in Gen.Int[0, 5].Select(one => new[] { 0, 70_000, 190_000, 200_000, 255_000, 88_750 }[one])
        from product in Gen.Int[1, 3]
        select (new Money(price, "EUR"), quantity, tax, product);

    private static readonly Gen<(CartTotals Totals, Reduction Reduction, (Money UnitPrice, int Quantity, int Tax, int Product)[] Lines)> AnyCart =
        from lines in Lines.Array[1, 8]
        from promotions in Promotions.Array[0, 4]
        from shipping in Gen.Long[0, 3_000]
        from included in Gen.Bool
        select Reckon(lines, promotions, new Money(shipping, "EUR"), included);

    [Fact]
    public void The_parts_of_any_cart_add_up_to_its_total_and_nothing_is_below_zero()
    {
        AnyCart.Sample(
            cart =>
            {
                var (totals, reduction, _) = cart;
                var added = totals.Tax.Minor * (totals.PricesIncludeTax ? 0 : 1);
                Assert.Equal(totals.Total.Minor, totals.Subtotal.Minor - totals.Discount.Minor + totals.Shipping.Minor - totals.ShippingDiscount.Minor + added);
                Assert.Equal(totals.Subtotal.Minor, totals.Lines.Sum(line => line.Total.Minor));
                Assert.Equal(totals.Discount.Minor, totals.Lines.Sum(line => line.Discount.Minor));
                Assert.Equal(totals.Tax.Minor, totals.Lines.Sum(line => line.Tax.Minor) + totals.ShippingTax.Minor);
                Assert.Equal(totals.Discount.Minor + totals.ShippingDiscount.Minor, reduction.Applied.Sum(promotion => promotion.Amount.Minor));
                Assert.All(totals.Lines, line => Assert.True(line.Discount.Minor >= 0 && line.Discount <= line.Total && line.Tax.Minor >= 0));
                Assert.True(totals.ShippingDiscount.Minor >= 0 && totals.ShippingDiscount <= totals.Shipping && totals.Total.Minor >= 0);
            },
            iter: Carts);
        Tally.Note("A13", "memory", (Carts, "carts whose parts add up to their total"));
    }

    [Fact]
    public void Giving_any_order_back_unit_by_unit_leaves_exactly_nothing()
    {
        Gen.Select(AnyCart, Gen.Int[0, int.MaxValue]).Sample(
            (cart, seed) =>
            {
                var order = OrderOf(cart);
                var random = new Random(seed);
                var (amount, tax) = (0L, 0L);
                foreach (var line in order.Lines)
                {
                    for (var refunded = 0; refunded < line.Quantity;)
                    {
                        var units = random.Next(1, line.Quantity - refunded + 1);
                        Set(line, nameof(OrderLine.Refunded), refunded);
                        var share = RefundShare.OfLine(order, line, units);
                        Assert.True(share.Amount.Minor >= 0 && share.Tax.Minor >= 0);
                        (amount, tax, refunded) = (amount + share.Amount.Minor, tax + share.Tax.Minor, refunded + units);
                    }
                }

                var shipping = RefundShare.OfShipping(order);
                Assert.Equal(order.Total.Minor, amount + shipping.Amount.Minor);
                Assert.Equal(order.Tax.Minor, tax + shipping.Tax.Minor);
            },
            iter: Carts);
        Tally.Note("A13", "memory", (Carts, "orders given back unit by unit to exactly nothing"));
    }

    [Fact]
    public void Splitting_any_amount_loses_nothing_and_no_part_is_off_by_more_than_one()
    {
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[0, 10_000].Array[1, 9]).Sample(
            (minor, weights) =>
            {
                var parts = new Money(minor, "EUR").Split(weights);
                Assert.Equal(minor, parts.Sum(part => part.Minor));
                var sum = weights.Sum();
                if (sum > 0)
                    Assert.All(parts.Zip(weights), one => Assert.True(Math.Abs(one.First.Minor - (decimal)minor * one.Second / sum) < 1));
            },
            iter: Carts);
        Tally.Note("A13", "memory", (Carts, "amounts split without loss"));
    }

    private static (CartTotals, Reduction, (Money, int, int, int)[]) Reckon((Money UnitPrice, int Quantity, int Tax, int Product)[] lines, Promotion[] promotions, Money shipping, bool included)
    {
        for (var i = 0; i < promotions.Length; i++)
        {
            promotions[i].UseCode($"CODE{i}");
            Set(promotions[i], nameof(Promotion.Id), (long)i + 1);
        }

        var reduction = ReduceCart.Of([.. lines.Select(line => new ReducibleLine(line.Product, [], line.UnitPrice, line.Quantity))], shipping, promotions, []);
        return (CartTotals.Of([.. lines.Select(line => new CartTotalsLine(line.UnitPrice, line.Quantity, line.Tax))], shipping, 190_000, reduction, included), reduction, lines);
    }

    private static Order OrderOf((CartTotals Totals, Reduction Reduction, (Money UnitPrice, int Quantity, int Tax, int Product)[] Lines) cart)
    {
        var (totals, _, lines) = cart;
        var order = new Order
        {
            Number = "F-0000-0000",
            CartId = 1,
            PlacedAt = default,
            Email = "kim@example.com",
            DeliveryAddress = Support.Given.AnAddress(),
            BillingAddress = Support.Given.AnAddress(),
            Locale = "en",
            Currency = "EUR",
            PricesIncludeTax = totals.PricesIncludeTax,
            Subtotal = totals.Subtotal,
            Discount = totals.Discount,
            Shipping = totals.Shipping,
            ShippingDiscount = totals.ShippingDiscount,
            ShippingTax = totals.ShippingTax,
            Tax = totals.Tax,
            Total = totals.Total,
            PaidByGiftCards = Money.Zero("EUR"),
            ShippingCode = "standard",
            ShippingName = "Standard",
            DeliveryFrom = default,
            DeliveryTo = default,
        };
        order.Lines.AddRange(totals.Lines.Zip(lines, (sum, line) => new OrderLine
        {
            VariantId = 1,
            StockItemId = 1,
            ProductSlug = "thing",
            Name = "Thing",
            Sku = "T1",
            Options = "",
            Quantity = line.Quantity,
            WeightGrams = 1,
            UnitPrice = line.UnitPrice,
            Total = sum.Total,
            Discount = sum.Discount,
            TaxPartsPerMillion = line.Tax,
            Tax = sum.Tax,
        }));
        return order;
    }

    private static void Set(object entity, string property, object value) => entity.GetType().GetProperty(property)!.SetValue(entity, value);
}
