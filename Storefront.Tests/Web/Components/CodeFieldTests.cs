using Bunit;
using Storefront.Core.Carts;
using Storefront.Core.GiftCards;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Storefront.Web.Components.Carts;

namespace Storefront.Tests.Web.Components;

public class CodeFieldTests : BunitContext
{
    [Fact]
    public void The_field_is_folded_until_a_code_is_entered_or_refused()
    {
        var untouched = Field(ACart());
        var entered = Field(ACart() with { Promotions = [new(1, "Spring", "SPRING", PromotionClass.Order, Euro(190))] });
        var refused = Field(ACart(), new CodeAttempt("SPRNG", PromotionRefusals.UnknownCode));

        Assert.Equal([false, true, true], new[] { untouched, entered, refused }.Select(field => field.Find("details").HasAttribute("open")));
        Assert.Empty(untouched.FindAll("li, [data-focus], [aria-invalid]"));
        Assert.Equal("code-error", refused.Find("#code").GetAttribute("aria-describedby"));
        Assert.Equal("SPRNG", refused.Find("[data-focus]").GetAttribute("value"));
    }

    [Fact]
    public void What_is_entered_is_listed_with_its_amount_or_with_why_it_does_not_count()
    {
        var field = Field(ACart() with
        {
            Promotions = [new(1, "Spring", "SPRING", PromotionClass.Order, Euro(190)), new(2, "By itself", null, PromotionClass.Order, Euro(100))],
            Problems = [new(CartProblemKind.CodeDoesNotCount, "This code has expired.", false, Code: "WINTER"), new(CartProblemKind.NoShippingThere, "Not there.", true)],
            GiftCards = [new(7, "1234", Euro(500)), new(8, "WXYZ", Euro(0))],
        });

        Assert.Equal(
            ["SPRING −€1.90", "WINTER", "This code has expired.", "Gift card •••• 1234Gift card ending in 1234 −€5.00", "Gift card •••• WXYZGift card ending in WXYZ", "This card cannot pay any more."],
            field.FindAll("li p").Select(words => words.Words()));
        Assert.Equal(["Remove SPRING", "Remove WINTER", "Remove Gift card ending in 1234", "Remove Gift card ending in WXYZ"], field.FindAll("li button").Select(button => button.GetAttribute("aria-label")));
        Assert.Equal(["SPRING", "WINTER", "1234", "WXYZ"], field.FindAll("li button").Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public void Every_form_goes_to_its_page_with_a_token_and_the_country()
    {
        var field = Field(ACart() with { GiftCards = [new(7, "1234", Euro(2390))] }, new CodeAttempt("", null));

        Assert.Equal(["/cart?handler=EnterCode", "/cart?handler=ForgetCode"], field.FindAll("form").Select(form => form.GetAttribute("action")));
        Assert.All(field.FindAll("form"), form =>
        {
            Assert.Equal(form.GetAttribute("action"), form.GetAttribute("hx-post"));
            Assert.Equal("token", form.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value"));
            Assert.Equal("AT", form.QuerySelector("input[name=country]")?.GetAttribute("value"));
        });
        Assert.Equal("codes", field.Find("[data-focus]").Id);
    }

    private IRenderedComponent<CodeField> Field(PricedCart cart, CodeAttempt? attempt = null) => Render<CodeField>(with => with
        .Add(f => f.Cart, cart).Add(f => f.Page, "/cart").Add(f => f.Target, "#cart-panel").Add(f => f.FormToken, "token").Add(f => f.Country, "AT").Add(f => f.Attempt, attempt));

    private static PricedCart ACart() => new(
        1, 0, "EUR", false, null, null, null, null, [],
        CartTotals.Of([new(Euro(1900), 1, 190_000)], Euro(490), 190_000, Reduction.None(1, "EUR"), true),
        Array.Empty<AppliedPromotion>(), Array.Empty<GiftCardShare>(), "AT", [], null, false, Array.Empty<CartProblem>());

    private static Money Euro(long cents) => new(cents, "EUR");
}
