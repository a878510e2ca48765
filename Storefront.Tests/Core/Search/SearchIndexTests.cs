using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Data;
using Storefront.Core.Data.Demo;
using Storefront.Core.Inventory;
using Storefront.Core.Search;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Search;

/// <summary>How the index follows the catalogue, and how it is built anew.</summary>
public class SearchIndexTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, BothDatabases]
    public async Task While_it_is_rebuilt_no_search_is_empty_and_no_change_is_lost(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await store.Services.RunAsync((DemoCatalogue demo) => demo.SeedAsync());
        await store.Services.RunAsync((ISearchIndex index) => index.RebuildAsync(_ => { }, None));
        var before = await FindAsync(store, "wool");
        var category = await store.Database.ReadAsync(db => db.Categories.Where(c => c.Path == "kitchen").Select(c => c.Id).SingleAsync());
        var shelf = await ListAsync(store, category);
        Assert.True(before.Total.Value > 10 && shelf.Facets.Count > 4);

        using var done = new CancellationTokenSource();
        var searches = 0;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                Assert.Equal(before.ProductIds, (await FindAsync(store, "wool")).ProductIds);
                var listed = await ListAsync(store, category);
                Assert.Equal((shelf.Total, shelf.Facets.Count), (listed.Total, listed.Facets.Count));
                Interlocked.Increment(ref searches);
            }
        })).ToList();
        var changes = Task.Run(async () =>
        {
            var made = 0;
            do
            {
                await store.Given.AVariantAsync($"Unverlierbar {++made}");
                await store.Services.RunAsync((ISearchIndex index) => index.CatchUpAsync(None));
            }
            while (!done.IsCancellationRequested);
        });
        for (var round = 0; round < 5; round++)
            await store.Services.RunAsync((ISearchIndex index) => index.RebuildAsync(_ => { }, None));
        await done.CancelAsync();
        await Task.WhenAll(readers);
        await changes;

        await store.Services.RunAsync((ISearchIndex index) => index.CatchUpAsync(None));
        Assert.True(searches > 20, $"{searches} searches");
        var added = await store.Database.ReadAsync(db => db.Products.CountAsync(p => p.Name.StartsWith("Unverlierbar")));
        Assert.Equal((true, added), (added > 0, (await FindAsync(store, "unverlierbar")).Total.Value));
        Assert.Equal(0, await store.Database.ReadAsync(db => db.StaleProducts.CountAsync()));
    }

    /// <summary>Contexts are used again. One that was left open keeps its connection ever after, from its first question to its end, and with it
    /// a use case that reads and then writes needs two at once: enough of them wait for each other.</summary>
    [Theory, BothDatabases]
    public async Task It_leaves_no_context_behind_that_keeps_its_connection(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await store.Given.AVariantAsync("Kettle");
        await store.Services.RunAsync((ISearchIndex index) => index.RebuildAsync(_ => { }, None));
        await store.Given.AVariantAsync("Teapot");
        await store.Services.RunAsync((ISearchIndex index) => index.CatchUpAsync(None));

        var scopes = Enumerable.Range(0, 10).Select(_ => store.Services.CreateAsyncScope()).ToList();
        foreach (var scope in scopes)
        {
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            Assert.True(await db.Products.AnyAsync());
            Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
        }

        foreach (var scope in scopes)
            await scope.DisposeAsync();
    }

    [Theory, BothDatabases]
    public async Task The_index_follows_stock_that_runs_out_or_comes_back_and_nothing_in_between(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var product = await store.Given.AProductAsync("Vorrat lamp", [new(Stock: 3)]);
        var item = product.Variants[0].StockItemId;
        Assert.Equal(1, await CatchUpAsync());

        await TakeAsync(2);
        Assert.Equal(0, await CatchUpAsync());
        await TakeAsync(1);
        Assert.Equal((1, 0), (await CatchUpAsync(), await InStockAsync()));
        await store.Services.RunAsync((Storefront.Core.Data.StoreWrites writes) => writes.RunAsync(db => ReturnStock.RunAsync(db, [new StockDemand(item, 3)], Reason(), None)));
        Assert.Equal((1, 1), (await CatchUpAsync(), await InStockAsync()));

        Task<int> CatchUpAsync() => store.Services.RunAsync((ISearchIndex index) => index.CatchUpAsync(None));

        Task TakeAsync(int quantity) => store.Services.RunAsync((Storefront.Core.Data.StoreWrites writes) =>
            writes.RunAsync(async db => { Assert.Null(await TakeStock.RunAsync(db, [new StockDemand(item, quantity)], Reason(), None)); }));

        StockReason Reason() => new("system", "test", null, store.Clock.GetUtcNow());

        async Task<int> InStockAsync() => (await store.Services.RunAsync((IProductSearch search) =>
            search.FindAsync(new ProductQuery { CategoryId = product.CategoryId, Filters = ProductFilters.Of([(FacetKeys.Stock, FacetKeys.Yes)]) }, None))).Total.Value;
    }

    [Theory, BothDatabases]
    public async Task A_renamed_brand_is_found_by_its_new_name(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var product = await store.Given.AProductAsync("Plain jug", [new()]);
        await store.Given.SaveAsync(async db =>
        {
            (await db.Brands.SingleAsync(b => b.Id == product.BrandId)).Name = "Umbenannt";
            return 0;
        });
        await store.Services.RunAsync((ISearchIndex index) => index.CatchUpAsync(None));

        Assert.Equal([product.Id], (await FindAsync(store, "umbenannt jug")).ProductIds);
    }

    [Theory, BothDatabases]
    public async Task What_is_typed_so_far_is_completed_by_products_categories_and_past_questions(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var shelf = await store.Given.ACategoryAsync("Teppiche");
        var rug = await store.Given.AProductAsync("Teppich aus Wolle", [new()], shelf);
        await store.Services.RunAsync((ISearchIndex index) => index.CatchUpAsync(None));
        await store.Services.RunAsync(async (SearchLog log) =>
        {
            for (var i = 0; i < 3; i++)
            {
                log.Searched("Teppich  Wolle", foundNothing: false);
                log.Searched("teppichboden", foundNothing: true);
            }

            log.Searched("teppich für frau müller", foundNothing: false);
            log.Searched("teppich@example.com", foundNothing: false);
            await log.FlushAsync();
        });

        var offered = await store.Services.RunAsync((IProductSearch search) => search.SuggestAsync("Tepp", None));
        var short1 = await store.Services.RunAsync((IProductSearch search) => search.SuggestAsync("t", None));

        Assert.Equal([rug.Slug], offered.Products.Select(p => p.Slug));
        Assert.Equal(["Teppiche"], offered.Categories.Select(c => c.Name));
        Assert.Equal(["teppich wolle"], offered.Questions);
        Assert.Equal(Suggestions.None, short1);
    }

    [Theory, BothDatabases]
    public async Task Staff_learn_what_is_asked_for_in_vain_and_what_nobody_opens(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var log = store.Services.GetService(typeof(SearchLog)) as SearchLog;
        var from = DateOnly.FromDateTime(store.Clock.GetUtcNow().UtcDateTime);
        for (var day = 0; day < 2; day++)
        {
            for (var i = 0; i < 5; i++)
            {
                log!.Searched("hovercraft", foundNothing: true);
                log.Searched("Mug", foundNothing: false);
                log.Searched("plate", foundNothing: false);
                log.Clicked("mug");
            }

            log!.Searched("rare", foundNothing: true);
            await log.FlushAsync();
            store.Clock.Advance(TimeSpan.FromDays(1));
        }

        await using var db = store.Database.Open();
        Assert.Equal([("hovercraft", 10), ("rare", 2)], (await db.WithoutResult(from).ToListAsync()).Select(r => (r.Question, r.Empty)));
        Assert.Equal([("plate", 10, 0)], (await db.WithFewClicks(from).ToListAsync()).Select(r => (r.Question, r.Searches, r.Clicks)));
        Assert.Equal(["hovercraft"], (await db.WithoutResult(from.AddDays(1)).Where(r => r.Empty > 1).ToListAsync()).Select(r => r.Question));
        Assert.Equal(4, await db.SearchedQuestions.Where(q => q.Day == from).CountAsync());
    }

    private static Task<SearchResult> FindAsync(Store store, string question) =>
        store.Services.RunAsync((IProductSearch search) => search.FindAsync(new ProductQuery { Text = question }, None));

    private static Task<SearchResult> ListAsync(Store store, long category) =>
        store.Services.RunAsync((IProductSearch search) => search.FindAsync(new ProductQuery { CategoryId = category }, None));
}
