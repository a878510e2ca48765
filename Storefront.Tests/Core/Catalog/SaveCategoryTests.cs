using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Catalog;

public class SaveCategoryTests(Stores stores) : IClassFixture<Stores>
{
    private static Task<Outcome<Category>> AddAsync(Store store, string? parent, string slug) =>
        store.Services.RunAsync((SaveCategory save) => save.AddAsync(parent, new CategoryDraft(slug, slug, "", 0)));

    private static Task<Outcome<Category>> ChangeAsync(Store store, string path, string slug) =>
        store.Services.RunAsync((SaveCategory save) => save.ChangeAsync(path, new CategoryDraft("Name", slug, "", 0)));

    private static async Task<string> ATopAsync(Store store)
    {
        var slug = $"top-{Guid.NewGuid():N}";
        Assert.True((await AddAsync(store, null, slug)).Succeeded);
        return slug;
    }

    [Theory, BothDatabases]
    public async Task A_new_address_takes_all_below_along_and_old_ones_lead_there_in_one_hop(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var top = await ATopAsync(store);
        await AddAsync(store, top, "pots");
        await AddAsync(store, $"{top}/pots", "iron");
        // Begins with the same letters, and is another branch.
        await AddAsync(store, null, top + "x");

        Assert.True((await ChangeAsync(store, top, top + "-2")).Succeeded);
        Assert.True((await ChangeAsync(store, top + "-2", top + "-3")).Succeeded);

        await using var db = store.Database.Open();
        Assert.Equal($"{top}-3/pots/iron", await db.FindMovedCategoryAsync($"{top}/pots/iron", default));
        Assert.Equal($"{top}-3/pots", await db.FindMovedCategoryAsync($"{top}-2/pots", default));
        Assert.True(await db.Categories.AnyAsync(c => c.Path == top + "x"));
        Assert.Equal("address_taken", (await AddAsync(store, null, top)).Refusal?.Code);

        Assert.True((await ChangeAsync(store, top + "-3", top)).Succeeded);
        Assert.Null(await db.FindMovedCategoryAsync(top, default));
        Assert.Equal($"{top}/pots/iron", await db.FindMovedCategoryAsync($"{top}-3/pots/iron", default));
    }

    [Theory, BothDatabases]
    public async Task An_address_that_is_anothers_is_refused(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var (one, other) = (await ATopAsync(store), await ATopAsync(store));

        Assert.Equal("address_taken", (await ChangeAsync(store, one, other)).Refusal?.Code);
        Assert.Equal("incomplete", (await ChangeAsync(store, one, "Not An Address")).Refusal?.Code);
        Assert.Equal("no_such_category", (await ChangeAsync(store, "nowhere", "somewhere")).Refusal?.Code);
    }

    [Theory, BothDatabases]
    public async Task Only_an_empty_category_is_removed(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var top = await ATopAsync(store);
        await AddAsync(store, top, "pots");
        var held = await store.Given.ACategoryAsync();
        await store.Given.AProductAsync(null, [new()], held);

        Task<Outcome<Category>> RemoveAsync(string path) => store.Services.RunAsync((SaveCategory save) => save.RemoveAsync(path));
        Assert.Equal("category_not_empty", (await RemoveAsync(held.Path)).Refusal?.Code);
        Assert.Equal("category_not_empty", (await RemoveAsync(top)).Refusal?.Code);
        Assert.True((await RemoveAsync($"{top}/pots")).Succeeded);
        Assert.True((await RemoveAsync(top)).Succeeded);
    }
}
