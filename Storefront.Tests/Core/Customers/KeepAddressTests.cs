using Microsoft.EntityFrameworkCore;
using Storefront.Core.Customers;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Customers;

public class KeepAddressTests(Stores stores) : IClassFixture<Stores>
{
    [Theory, BothDatabases]
    public async Task The_first_address_is_the_default_and_the_same_again_is_the_same(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);

        var first = (await KeepAsync(store, kim, At(1))).Value;
        var second = (await KeepAsync(store, kim, At(2))).Value;
        var again = (await KeepAsync(store, kim, At(1))).Value;

        Assert.Equal(first.Code, again.Code);
        Assert.Equal([(At(1), true), (At(2), false)], await BookAsync(store, kim));
        Assert.NotEqual(first.Code, second.Code);
    }

    [Theory, BothDatabases]
    public async Task There_is_one_default_whatever_is_preferred_changed_or_removed(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        await KeepAsync(store, kim, At(1));
        var second = (await KeepAsync(store, kim, At(2))).Value;
        await KeepAsync(store, kim, At(3));

        await store.Services.RunAsync((KeepAddress keep) => keep.PreferAsync(kim, second.Code));
        Assert.Equal([(At(2), true), (At(1), false), (At(3), false)], await BookAsync(store, kim));
        Assert.True((await store.Services.RunAsync((KeepAddress keep) => keep.RunAsync(kim, second.Code, At(4), makeDefault: true))).Succeeded);
        Assert.Equal([(At(4), true), (At(1), false), (At(3), false)], await BookAsync(store, kim));
        await store.Services.RunAsync((KeepAddress keep) => keep.RemoveAsync(kim, second.Code));
        Assert.Equal([(At(3), true), (At(1), false)], await BookAsync(store, kim));
    }

    [Theory, BothDatabases]
    public async Task Nobody_touches_somebody_elses_book(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);
        var (_, other) = await KimAsync(kind);
        var code = (await KeepAsync(store, kim, At(1))).Value.Code;

        Assert.Equal("no_such_address", (await store.Services.RunAsync((KeepAddress keep) => keep.RunAsync(other, code, At(2), makeDefault: true))).Refusal?.Code);
        Assert.Equal("no_such_address", (await store.Services.RunAsync((KeepAddress keep) => keep.PreferAsync(other, code))).Refusal?.Code);
        Assert.Equal("no_such_address", (await store.Services.RunAsync((KeepAddress keep) => keep.RemoveAsync(other, code))).Refusal?.Code);
        Assert.Equal([(At(1), true)], await BookAsync(store, kim));
    }

    [Theory, BothDatabases]
    public async Task A_book_filled_from_many_tabs_at_once_has_one_default_and_never_too_many(DatabaseKind kind)
    {
        var (store, kim) = await KimAsync(kind);

        var kept = await Task.WhenAll(Enumerable.Range(1, 30).Select(n => store.Services.RunAsync((KeepAddress keep) => keep.RunAsync(kim, null, At(n), makeDefault: n % 2 == 0))));

        Assert.Equal(SavedAddress.MaxPerShopper, kept.Count(one => one.Succeeded));
        Assert.All(kept.Where(one => !one.Succeeded), one => Assert.Equal("address_book_full", one.Refusal?.Code));
        var book = await BookAsync(store, kim);
        Assert.Equal(SavedAddress.MaxPerShopper, book.Count);
        Assert.Single(book, saved => saved.IsDefault);
    }

    private static Address At(int number) => AnAddress() with { Line1 = $"Lindenallee {number}" };

    private async Task<(Store, long)> KimAsync(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        return (store, (await store.Given.AShopperAsync()).Id);
    }

    private static Task<Outcome<SavedAddress>> KeepAsync(Store store, long shopper, Address address) =>
        store.Services.RunAsync((KeepAddress keep) => keep.RunAsync(shopper, null, address, makeDefault: false));

    private static Task<List<(Address, bool IsDefault)>> BookAsync(Store store, long shopper) => store.Database.ReadAsync(async db =>
        (await db.ReadAddressesAsync(shopper, CancellationToken.None)).ConvertAll(saved => (saved.Address, saved.IsDefault)));
}
