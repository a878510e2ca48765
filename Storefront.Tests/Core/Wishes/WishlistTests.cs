using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Core.Wishes;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Wishes;

/// <summary>What somebody wishes for, as a guest and with an account.</summary>
public class WishlistTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly WishlistOwner Nobody = new(null, null);

    [Theory, BothDatabases]
    public async Task A_product_is_wished_for_once_and_remembers_the_variant_that_was_chosen_last(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AProductAsync("Mug", [new(Colour: "Pine"), new(Colour: "Clay")]);
        var first = await AddAsync(store, Nobody, mug, mug.Variants[0].Sku);
        var guest = new WishlistOwner(null, first.Value.Token);

        await AddAsync(store, guest, mug, mug.Variants[1].Sku);
        await AddAsync(store, guest, mug, sku: null);
        var again = await AddAsync(store, guest, mug, "of-another-product");

        Assert.Equal((first.Value.Token, 1, "Mug"), (again.Value.Token, again.Value.Count, again.Value.Product));
        var row = Assert.Single(await RowsAsync(store, guest));
        Assert.Equal((mug.Variants[1].Sku, "Clay", true), (row.Sku, row.Options.Single(), row.CanBuy));
    }

    [Theory, BothDatabases]
    public async Task Guests_and_shoppers_see_their_own_list_and_no_other(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var (mug, pot) = (await store.Given.AProductAsync("Mug", [new()]), await store.Given.AProductAsync("Pot", [new()]));
        var shopper = new WishlistOwner((await store.Given.AShopperAsync()).Id, null);
        var guest = new WishlistOwner(null, (await AddAsync(store, Nobody, mug)).Value.Token);
        Assert.Null((await AddAsync(store, shopper, pot)).Value.Token);

        Assert.Equal("Mug", Assert.Single(await RowsAsync(store, guest)).Name);
        Assert.Equal("Pot", Assert.Single(await RowsAsync(store, shopper)).Name);
        // A shopper's browser may still hold a guest's token: it opens nothing while they are signed in.
        Assert.Equal("Pot", Assert.Single(await RowsAsync(store, shopper with { Token = guest.Token })).Name);
        Assert.Empty(await RowsAsync(store, Nobody));
        Assert.Empty(await RowsAsync(store, new(null, OpaqueToken.New())));
    }

    [Theory, BothDatabases]
    public async Task What_a_guest_wished_for_joins_the_shoppers_list_once_however_often_it_is_merged(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var (mug, pot) = (await store.Given.AProductAsync("Mug", [new()]), await store.Given.AProductAsync("Pot", [new()]));
        var person = await store.Given.AShopperAsync();
        var shopper = new WishlistOwner(person.Id, null);
        await AddAsync(store, shopper, pot);
        var guest = new WishlistOwner(null, (await AddAsync(store, Nobody, mug)).Value.Token);
        await AddAsync(store, guest, pot);
        var visitor = new Storefront.Core.Identity.Visitor(null, false, guest.Token);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => store.Services.RunAsync((WelcomeShopper welcome) => welcome.RunAsync(person, visitor))));
        await store.Services.RunAsync((WelcomeShopper welcome) => welcome.RunAsync(person, visitor));

        Assert.Equal(["Mug", "Pot"], (await RowsAsync(store, shopper)).Select(row => row.Name).Order());
        Assert.Empty(await RowsAsync(store, guest));
        var hash = OpaqueToken.Hash(guest.Token);
        Assert.False(await store.Database.ReadAsync(db => db.Wishlists.AnyAsync(list => list.TokenHash == hash)));
    }

    [Theory, BothDatabases]
    public async Task Twenty_hearts_pressed_at_once_are_twenty_wishes(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var shopper = new WishlistOwner((await store.Given.AShopperAsync()).Id, null);
        var products = new List<Product>();
        for (var i = 0; i < 20; i++)
            products.Add(await store.Given.AProductAsync(null, [new()]));

        await Task.WhenAll(products.Select(product => AddAsync(store, shopper, product)));

        Assert.Equal(20, (await RowsAsync(store, shopper)).Count);
    }

    [Fact]
    public void A_full_list_refuses_one_more_and_keeps_what_it_has()
    {
        var now = DateTimeOffset.UnixEpoch;
        var list = Wishlist.OfGuest("hash", now);
        for (var product = 1; product <= Wishlist.MaxWishes; product++)
            Assert.True(list.Add(product, null, now).Succeeded);

        Assert.Equal("wishlist_full", list.Add(Wishlist.MaxWishes + 1, null, now).Refusal?.Code);
        Assert.True(list.Add(1, variantId: 7, now).Succeeded);

        Assert.Equal(Enumerable.Range(1, Wishlist.MaxWishes).Select(product => (long)product), list.Wishes.Select(wish => wish.ProductId));
    }

    [Theory, BothDatabases]
    public async Task A_shared_list_is_seen_by_its_link_until_that_is_renewed_or_taken_away(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AProductAsync("Mug", [new()]);
        var owner = new WishlistOwner((await store.Given.AShopperAsync()).Id, null);
        Assert.Equal("no_such_wishlist", (await ShareAsync(store, owner, true)).Refusal?.Code);
        await AddAsync(store, owner, mug);

        var first = (await ShareAsync(store, owner, true)).Value.ShareToken;
        Assert.Equal("Mug", Assert.Single((await SharedAsync(store, first))!.Rows).Name);
        var second = (await ShareAsync(store, owner, true)).Value.ShareToken;
        Assert.NotEqual(first, second);
        Assert.Null(await SharedAsync(store, first));
        Assert.NotNull(await SharedAsync(store, second));
        await ShareAsync(store, owner, false);

        Assert.Null(await SharedAsync(store, second));
        Assert.Null(await SharedAsync(store, null));
        Assert.Null(await SharedAsync(store, ""));
    }

    [Theory, BothDatabases]
    public async Task What_left_the_shop_stays_on_the_list_but_cannot_be_bought_and_drafts_cannot_be_wished_for(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AProductAsync("Mug", [new()]);
        var draft = await store.Given.AProductAsync("Draft", [new()], status: ProductStatus.Draft);
        var guest = new WishlistOwner(null, (await AddAsync(store, Nobody, mug)).Value.Token);
        await store.Given.SaveAsync(async db => (await db.Products.SingleAsync(p => p.Id == mug.Id)).Status = ProductStatus.Archived);

        Assert.Equal("no_such_product", (await AddAsync(store, guest, draft)).Refusal?.Code);
        var row = Assert.Single(await RowsAsync(store, guest));
        Assert.Equal(("Mug", false, false), (row.Name, row.IsForSale, row.CanBuy));
        Assert.Equal(0, (await store.Services.RunAsync((ChangeWishes change) => change.RemoveAsync(guest, mug.Slug))).Value.Count);
    }

    [Theory, BothDatabases]
    public async Task Guests_lists_that_nobody_touches_are_forgotten_and_shoppers_are_not(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var mug = await store.Given.AProductAsync("Mug", [new()]);
        var shopper = new WishlistOwner((await store.Given.AShopperAsync()).Id, null);
        await AddAsync(store, shopper, mug);
        await AddAsync(store, Nobody, mug);
        store.Clock.Advance(Wishlist.Lifetime + TimeSpan.FromDays(1));
        var fresh = new WishlistOwner(null, (await AddAsync(store, Nobody, mug)).Value.Token);

        await store.Services.RunAsync((ForgetOldWishlists forget) => forget.RunAsync(CancellationToken.None));

        Assert.Single(await RowsAsync(store, shopper));
        Assert.Single(await RowsAsync(store, fresh));
        Assert.Equal(2, await store.Database.ReadAsync(db => db.Wishlists.CountAsync()));
    }

    private static Task<Outcome<ChangedWishes>> AddAsync(Store store, WishlistOwner owner, Product product, string? sku = null) =>
        store.Services.RunAsync((ChangeWishes change) => change.AddAsync(owner, product.Slug, sku));

    private static Task<Outcome<Wishlist>> ShareAsync(Store store, WishlistOwner owner, bool isShared) =>
        store.Services.RunAsync((ShareWishes share) => share.RunAsync(owner, isShared));

    private static Task<ReadWishlist?> SharedAsync(Store store, string? token) => store.Database.ReadAsync(db => db.ReadSharedWishlistAsync(token, default));

    private static async Task<IReadOnlyList<WishRow>> RowsAsync(Store store, WishlistOwner owner) =>
        (await store.Database.ReadAsync(db => db.ReadWishlistAsync(owner, default)))?.Rows ?? [];
}
