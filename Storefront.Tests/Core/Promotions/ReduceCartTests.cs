using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Promotions;

public class ReduceCartTests
{
    private static readonly ReducibleLine Mug = new(1, [10], Euro(1900), 2);
    private static readonly ReducibleLine Lamp = new(2, [20], Euro(9900), 1);
    private static long nextId;

    private static Promotion A(PromotionClass kind, BenefitKind benefit, int share = 0, long amount = 0, string? code = null, bool combines = false, int priority = 0) =>
        Made(new Promotion
        {
            Name = code ?? "By itself",
            Class = kind,
            Benefit = benefit,
            PartsPerMillion = share,
            AmountMinor = amount,
            Priority = priority,
            CombinesWithProduct = combines,
            CombinesWithOrder = combines,
            CombinesWithShipping = combines,
        }, code);

    private static Promotion Made(Promotion promotion, string? code)
    {
        promotion.UseCode(code);
        typeof(Promotion).GetProperty(nameof(Promotion.Id))!.SetValue(promotion, ++nextId);
        return promotion;
    }

    private static Reduction Of(params Promotion[] promotions) => ReduceCart.Of([Mug, Lamp], Euro(490), promotions, []);

    [Fact]
    public void A_percentage_off_products_is_rounded_once_a_line()
    {
        var off = Of(A(PromotionClass.Product, BenefitKind.Percentage, share: 333_333));

        Assert.Equal([Euro(1267), Euro(3300)], off.OffLines);
        Assert.Equal(Euro(4567), Assert.Single(off.Applied).Amount);
    }

    [Fact]
    public void An_amount_off_the_order_is_spread_over_its_lines_to_the_cent()
    {
        var off = Of(A(PromotionClass.Order, BenefitKind.Amount, amount: 1000, code: "TEN"));

        Assert.Equal([Euro(277), Euro(723)], off.OffLines);
        Assert.Equal(("TEN", Euro(1000)), (off.Applied[0].Code, off.Applied[0].Amount));
    }

    [Fact]
    public void Order_reductions_take_off_what_product_reductions_left()
    {
        var off = Of(
            A(PromotionClass.Product, BenefitKind.Percentage, share: 500_000, combines: true),
            A(PromotionClass.Order, BenefitKind.Percentage, share: 100_000, combines: true));

        Assert.Equal([Euro(1900 + 190), Euro(4950 + 495)], off.OffLines);
    }

    [Fact]
    public void An_amount_larger_than_the_order_takes_all_of_it_and_no_more()
    {
        var off = Of(A(PromotionClass.Order, BenefitKind.Amount, amount: 1_000_000));

        Assert.Equal([Euro(3800), Euro(9900)], off.OffLines);
    }

    [Fact]
    public void Two_free_shippings_do_not_make_shipping_negative()
    {
        var off = Of(
            A(PromotionClass.Shipping, BenefitKind.FreeShipping, code: "FREE", combines: true),
            A(PromotionClass.Shipping, BenefitKind.Amount, amount: 400, code: "FOUR", combines: true));

        Assert.Equal(Euro(490), off.OffShipping);
        Assert.Equal(490, off.Applied.Sum(one => one.Amount.Minor));
    }

    [Fact]
    public void Of_two_that_do_not_combine_the_higher_priority_stays_and_the_code_is_told_why()
    {
        var off = Of(
            A(PromotionClass.Order, BenefitKind.Percentage, share: 500_000, code: "HALF"),
            A(PromotionClass.Order, BenefitKind.Percentage, share: 100_000, code: "TENTH", priority: 1));

        Assert.Equal("TENTH", Assert.Single(off.Applied).Code);
        var rejected = Assert.Single(off.Rejected);
        Assert.Equal(("HALF", "code_cannot_combine"), (rejected.Code, rejected.Reason.Code));
        Assert.Contains("TENTH", rejected.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_equal_priority_the_one_that_saves_more_stays()
    {
        var off = Of(
            A(PromotionClass.Order, BenefitKind.Percentage, share: 100_000, code: "TENTH"),
            A(PromotionClass.Order, BenefitKind.Percentage, share: 500_000, code: "HALF"));

        Assert.Equal("HALF", Assert.Single(off.Applied).Code);
    }

    [Fact]
    public void Both_must_allow_it_to_combine()
    {
        var open = A(PromotionClass.Product, BenefitKind.Percentage, share: 100_000, code: "OPEN", combines: true);
        var closed = A(PromotionClass.Shipping, BenefitKind.FreeShipping, code: "CLOSED");

        Assert.Single(Of(open, closed).Applied);
    }

    [Fact]
    public void A_line_gets_one_product_reduction_the_better_one()
    {
        var onMugs = A(PromotionClass.Product, BenefitKind.Amount, amount: 500, code: "MUGS", combines: true);
        onMugs.CategoryIds = [10];
        var onAll = A(PromotionClass.Product, BenefitKind.Percentage, share: 100_000, code: "ALL", combines: true);

        Assert.Equal([Euro(1000), Euro(990)], Of(onMugs, onAll).OffLines);
    }

    [Fact]
    public void What_is_missing_to_the_minimum_is_told()
    {
        var promotion = A(PromotionClass.Order, BenefitKind.Percentage, share: 100_000, code: "BIG");
        promotion.MinimumMinor = 20_000;

        var rejected = Assert.Single(Of(promotion).Rejected);

        Assert.Equal("code_minimum_not_met", rejected.Reason.Code);
        Assert.Contains("63.00", rejected.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_for_other_products_is_told_so()
    {
        var promotion = A(PromotionClass.Product, BenefitKind.Percentage, share: 100_000, code: "OTHER");
        promotion.ProductIds = [3];

        Assert.Equal("code_not_for_these_items", Assert.Single(Of(promotion).Rejected).Reason.Code);
    }
}
