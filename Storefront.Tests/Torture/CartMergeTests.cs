using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Visitor = Storefront.Core.Identity.Visitor;

namespace Storefront.Tests.Torture;

/// <summary>The second half of A12: sign-ins at once, while the cart is being filled.</summary>
public class CartMergeTests(Shops shops) : IClassFixture<Shops>
{
    private const int Lines = 65;

    [Theory, BothDatabases]
    public async Task Sign_ins_at_once_with_a_cart_of_sixty_five_lines_lose_and_double_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var rounds = Rounds.Of(few: 3, full: 200);
        var signIns = 0;
        for (var round = 0; round < rounds; round++)
        {
            // 0–64 in the stored cart, 30–94 in the one, 60–124 in the other guest's cart.
            var things = (await shop.Given.AProductAsync(null, [.. Enumerable.Range(0, 125).Select(n => new VariantRow(Stock: 50, Colour: $"Colour {n}"))])).Variants;
            var kim = await shop.Given.AShopperAsync();
            var own = CartKey.OfShopper(kim.Id);
            await MergeAsync(shop, kim, await shop.Given.ACartAsync([.. things.Take(Lines).Select(thing => (thing, 1))]));
            var laptop = await shop.Given.ACartAsync([.. things.Skip(30).Take(Lines).Select(thing => (thing, 2))]);
            var phone = await shop.Given.ACartAsync([.. things.Skip(60).Take(Lines).Select(thing => (thing, 3))]);
            var extra = await shop.Given.AVariantAsync(stock: 50);

            string[] browsers = [laptop, laptop, phone, phone];
            await Task.WhenAll(
            [
                .. browsers.Select(token => MergeAsync(shop, kim, token)),
                .. Enumerable.Range(0, 4).Select(async _ => Assert.True((await shop.Services.RunAsync((AddToCart add) => add.RunAsync(own, extra.Sku, 1))).Succeeded)),
            ]);
            signIns += browsers.Length;

            var cart = (await shop.Services.RunAsync((PriceCart prices) => shop.Database.ReadAsync(db => prices.RunAsync(db, own))))!;
            var quantities = cart.Lines.ToDictionary(line => line.VariantId, line => line.Quantity);
            Assert.Equal(126, quantities.Count);
            Assert.Equal(4, quantities[extra.Id]);
            for (var n = 0; n < things.Count; n++)
            {
                // Where both browsers held it, whoever came second won.
                int[] allowed = n < 30 ? [1] : n < 60 ? [2] : n < 95 ? [2, 3] : [3];
                Assert.Contains(quantities[things[n].Id], allowed);
            }

            Assert.Single(things.Skip(60).Take(35).Select(thing => quantities[thing.Id]).Distinct());
            Assert.Equal(1, await shop.Database.ReadAsync(db => db.Carts.CountAsync(c => c.ShopperId == kim.Id)));
            Assert.Null(await shop.Services.RunAsync((PriceCart prices) => shop.Database.ReadAsync(db => prices.RunAsync(db, laptop))));
        }

        await shop.AssertSoundAsync();
        Assert.Empty(shop.Log.Errors);
        Tally.Note("A12 merge", kind, (rounds, "rounds"), (signIns, "sign-ins"), (rounds * 4, "adds between them"), (0, "lines lost or doubled"));
    }

    [Theory, BothDatabases]
    public async Task Of_sign_ins_inside_the_checkout_at_once_one_sets_the_stored_cart_aside(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var things = (await shop.Given.AProductAsync(null, [.. Enumerable.Range(0, 2 * Lines).Select(n => new VariantRow(Colour: $"Colour {n}"))])).Variants;
        var kim = await shop.Given.AShopperAsync();
        await MergeAsync(shop, kim, await shop.Given.ACartAsync([.. things.Take(Lines).Select(thing => (thing, 1))]));
        var guests = await shop.Given.ACartAsync([.. things.Skip(Lines).Select(thing => (thing, 2))]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MergeAsync(shop, kim, guests, isCheckingOut: true)));

        var cart = (await shop.Services.RunAsync((PriceCart prices) => shop.Database.ReadAsync(db => prices.RunAsync(db, CartKey.OfShopper(kim.Id)))))!;
        Assert.Equal(things.Skip(Lines).Select(thing => (thing.Id, 2)), cart.Lines.Select(line => (line.VariantId, line.Quantity)).Order());
        Assert.Equal(Lines, (await shop.Database.ReadAsync(db => SetAsideCart.OfAsync(db, kim.Id, CancellationToken.None)))!.Quantity);
        Assert.Empty(shop.Log.Errors);
    }

    /// <summary>Straight at the use case: the welcome itself would log a failure and go on.</summary>
    private static Task MergeAsync(Shop shop, Shopper shopper, string token, bool isCheckingOut = false) => shop.Services.RunAsync(async (IEnumerable<IWelcome> welcomes) =>
    {
        foreach (var welcome in welcomes)
            await welcome.RunAsync(shopper, new Visitor(token, isCheckingOut), CancellationToken.None);
    });
}
