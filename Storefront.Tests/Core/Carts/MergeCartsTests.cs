using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.GiftCards;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Visitor = Storefront.Core.Identity.Visitor;

namespace Storefront.Tests.Core.Carts;

public class MergeCartsTests(Stores stores) : IClassFixture<Stores>
{
    private const bool Browsing = false;

    private const bool CheckingOut = true;

    [Theory, BothDatabases]
    public async Task The_first_cart_of_a_shopper_is_the_one_they_filled_as_a_guest(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var mug = await store.Given.AVariantAsync();
        var guests = await store.Given.ACartAsync((mug, 2));

        await WelcomeAsync(store, kim, guests, Browsing);

        Assert.Equal([(mug.Id, 2)], await LinesAsync(store, kim));
        Assert.Null(await PriceAsync(store, guests));
        Assert.Empty((await PriceAsync(store, CartKey.OfShopper(kim.Id)))!.News);
    }

    [Theory, BothDatabases]
    public async Task Browsing_both_carts_become_one_and_of_the_same_thing_the_guests_quantity_wins(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var (mug, jug, pan) = (await store.Given.AVariantAsync(), await store.Given.AVariantAsync(), await store.Given.AVariantAsync());
        await FillAsync(store, kim, (mug, 5), (jug, 1));
        var guests = await store.Given.ACartAsync((mug, 2), (pan, 3));

        await WelcomeAsync(store, kim, guests, Browsing);
        await WelcomeAsync(store, kim, guests, Browsing);

        Assert.Equal([(mug.Id, 2), (jug.Id, 1), (pan.Id, 3)], await LinesAsync(store, kim));
        Assert.Equal([new CartNews(CartNewsKind.Merged)], (await PriceAsync(store, CartKey.OfShopper(kim.Id)))!.News);
        Assert.Null(await PriceAsync(store, guests));
    }

    [Theory, BothDatabases]
    public async Task What_there_is_not_enough_of_is_trimmed_and_said(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var (single, set) = await store.Given.TwoVariantsOnOnePileAsync(stock: 5);
        var gone = await store.Given.AVariantAsync(stock: 4);
        await FillAsync(store, kim, (single, 4), (gone, 2));
        var guests = await store.Given.ACartAsync((set, 3));
        await store.Given.SaveAsync(db => db.StockItems.Where(s => s.Id == gone.StockItemId).ExecuteUpdateAsync(s => s.SetProperty(i => i.Available, 0).SetProperty(i => i.OnHand, 0)));

        await WelcomeAsync(store, kim, guests, Browsing);

        var cart = (await PriceAsync(store, CartKey.OfShopper(kim.Id)))!;
        Assert.Equal([(single.Id, 2), (set.Id, 3), (gone.Id, 2)], await LinesAsync(store, kim));
        var name = cart.Lines.Single(line => line.VariantId == single.Id).Name;
        Assert.Equal([new CartNews(CartNewsKind.Merged), new CartNews(CartNewsKind.Trimmed, name, 4, 2)], cart.News);
        Assert.Equal([CartProblemKind.SoldOut], cart.Problems.Select(problem => problem.Kind));
    }

    [Theory, BothDatabases]
    public async Task Codes_are_judged_anew_and_gift_cards_are_carried_over(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var mug = await store.Given.AVariantAsync();
        await store.Given.APromotionAsync("TENTH", 100_000);
        var over = await store.Given.APromotionAsync("LATE", 50_000);
        var code = (await store.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Given.Euro(2000), null, "staff"))).Code;
        await FillAsync(store, kim, (mug, 1));
        var guests = await store.Given.ACartAsync((mug, 1));
        foreach (var typed in new[] { "TENTH", code })
            Assert.True((await store.Services.RunAsync((EnterCode enter) => enter.RunAsync(guests, typed))).Succeeded);
        Assert.True((await store.Services.RunAsync((EnterCode enter) => enter.RunAsync(CartKey.OfShopper(kim.Id), "LATE"))).Succeeded);
        await store.Given.SaveAsync(db => db.Promotions.Where(p => p.Id == over.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.EndsAt, store.Clock.GetUtcNow().AddDays(-1))));

        await WelcomeAsync(store, kim, guests, Browsing);

        var cart = (await PriceAsync(store, CartKey.OfShopper(kim.Id)))!;
        Assert.Equal(["TENTH"], cart.Promotions.Select(promotion => promotion.Code));
        Assert.Equal(2000, cart.PaidByGiftCards.Minor);
        Assert.Empty(cart.Problems);
        Assert.Equal("LATE", cart.News.Single(news => news.Kind == CartNewsKind.CodeDropped).Subject);
    }

    [Theory, BothDatabases]
    public async Task Inside_the_checkout_the_guests_cart_is_bought_and_the_other_waits_to_be_brought_back(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var (mug, jug) = (await store.Given.AVariantAsync(), await store.Given.AVariantAsync("Jug"));
        await FillAsync(store, kim, (mug, 5), (jug, 1));

        await WelcomeAsync(store, kim, await store.Given.ACartAsync((mug, 2)), CheckingOut);
        Assert.Equal([(mug.Id, 2)], await LinesAsync(store, kim));
        await WelcomeAsync(store, kim, await store.Given.ACartAsync((mug, 3)), CheckingOut);

        Assert.Equal([(mug.Id, 3)], await LinesAsync(store, kim));
        var aside = await store.Database.ReadAsync(db => SetAsideCart.OfAsync(db, kim.Id, CancellationToken.None));
        Assert.Equal((3, "Jug"), (aside!.Quantity, aside.Names[1]));

        var back = await store.Services.RunAsync((BringBackCart bring) => bring.RunAsync(kim.Id));
        Assert.True(back.Succeeded);
        Assert.Equal([(mug.Id, 3), (jug.Id, 1)], await LinesAsync(store, kim));
        Assert.Null(await store.Database.ReadAsync(db => SetAsideCart.OfAsync(db, kim.Id, CancellationToken.None)));
        Assert.Equal("nothing_set_aside", (await store.Services.RunAsync((BringBackCart bring) => bring.RunAsync(kim.Id))).Refusal?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_cart_that_waits_can_be_forgotten(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var mug = await store.Given.AVariantAsync();
        await FillAsync(store, kim, (mug, 5));
        await WelcomeAsync(store, kim, await store.Given.ACartAsync((mug, 2)), CheckingOut);

        await store.Services.RunAsync((BringBackCart bring) => bring.ForgetAsync(kim.Id));

        Assert.Null(await store.Database.ReadAsync(db => SetAsideCart.OfAsync(db, kim.Id, CancellationToken.None)));
        Assert.Equal([(mug.Id, 2)], await LinesAsync(store, kim));
    }

    [Theory, BothDatabases]
    public async Task Two_carts_that_would_not_fit_into_one_lose_nothing(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var things = await store.Given.AProductAsync(null, [.. Enumerable.Range(0, Cart.MaxLines + 1).Select(number => new VariantRow(Colour: $"Colour {number}"))]);
        await FillAsync(store, kim, [.. things.Variants.Take(Cart.MaxLines).Select(variant => (variant, 1))]);
        var last = things.Variants[^1];

        await WelcomeAsync(store, kim, await store.Given.ACartAsync((last, 1)), Browsing);

        Assert.Equal([(last.Id, 1)], await LinesAsync(store, kim));
        Assert.Equal(Cart.MaxLines, (await store.Database.ReadAsync(db => SetAsideCart.OfAsync(db, kim.Id, CancellationToken.None)))!.Quantity);
        Assert.Equal("cart_full", (await store.Services.RunAsync((BringBackCart bring) => bring.RunAsync(kim.Id))).Refusal?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_token_that_reads_like_a_shoppers_key_opens_nothing(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        await FillAsync(store, kim, (await store.Given.AVariantAsync(), 1));

        Assert.Null(await PriceAsync(store, $"shopper:{kim.Id}"));
        Assert.Null(await PriceAsync(store, $"aside:{kim.Id}"));
    }

    [Theory, BothDatabases]
    public async Task A_shopper_who_adds_in_many_tabs_at_once_has_one_cart(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 100);

        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Services.RunAsync((AddToCart add) => add.RunAsync(CartKey.OfShopper(kim.Id), mug.Sku, 1))));

        Assert.All(added, one => Assert.True(one.Succeeded, one.Refusal?.Message));
        Assert.Equal([(mug.Id, 20)], await LinesAsync(store, kim));
        Assert.Equal(1, await store.Database.ReadAsync(db => db.Carts.CountAsync(cart => cart.ShopperId == kim.Id)));
    }

    private async Task<(Store, Shopper)> KimAsync(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        return (store, await store.Given.AShopperAsync());
    }

    private static async Task FillAsync(Store store, Shopper shopper, params (Variant Variant, int Quantity)[] lines)
    {
        foreach (var (variant, quantity) in lines)
            Assert.True((await store.Services.RunAsync((AddToCart add) => add.RunAsync(CartKey.OfShopper(shopper.Id), variant.Sku, quantity))).Succeeded);
    }

    private static Task WelcomeAsync(Store store, Shopper shopper, string? token, bool isCheckingOut) =>
        store.Services.RunAsync((WelcomeShopper welcome) => welcome.RunAsync(shopper, new Visitor(token, isCheckingOut)));

    private static Task<PricedCart?> PriceAsync(Store store, CartKey? key) =>
        store.Services.RunAsync((PriceCart prices) => store.Database.ReadAsync(db => prices.RunAsync(db, key)));

    private static async Task<List<(long Variant, int Quantity)>> LinesAsync(Store store, Shopper shopper) =>
        [.. (await PriceAsync(store, CartKey.OfShopper(shopper.Id)))!.Lines.Select(line => (line.VariantId, line.Quantity)).OrderBy(line => line.VariantId)];
}
