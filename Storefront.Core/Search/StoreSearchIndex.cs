using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Search;

/// <summary>Keeps the words of products, what lists are narrowed down by, and the counts of it, in the shop's own database.</summary>
internal sealed class StoreSearchIndex(StoreDb db, StoreWrites writes, TextAnalysis analysis, FacetBook book, IOptions<StoreOptions> store) : ISearchIndex
{
    private const int AtOnce = 200;
    private const int RebuiltAtOnce = 2000;

    /// <summary>From so many changed products on it is quicker to build all anew.</summary>
    private const int FarBehind = 20_000;

    public async Task<int> CatchUpAsync(CancellationToken cancel)
    {
        if (await db.StaleProducts.CountAsync(stale => !stale.IsInOldIndex, cancel) > FarBehind)
            return (int)await RebuildAsync(_ => { }, cancel);

        var products = 0;
        while (await CatchUpOnceAsync(cancel) is > 0 and var some)
            products += some;
        if (products > 0)
            book.Forget();
        return products;
    }

    public async Task<long> RebuildAsync(Action<long> progress, CancellationToken cancel)
    {
        await writes.RunAsync(next => ITextTable.Of(next).BeginNextAsync(next, cancel), cancel);
        var noted = await db.StaleProducts.MaxAsync(stale => (long?)stale.Id, cancel) ?? 0;
        var categories = await CategoryTree.ReadAsync(db.Categories, cancel);
        var counts = new WordCounts();
        var facets = new FacetTables(new PriceBands(store.Value.Currency));
        var last = 0L;
        var done = 0L;
        while (true)
        {
            var from = last;
            var upTo = await db.Products.Where(p => p.Id > from).OrderBy(p => p.Id).Select(p => (long?)p.Id).Take(RebuiltAtOnce).MaxAsync(cancel);
            if (upTo is null)
                break;
            last = upTo.Value;
            var documents = await SearchDocument.ReadAsync(db, db.Products.Where(p => p.Id > from && p.Id <= upTo), categories, cancel);
            var products = documents.Select(document => IndexedProduct.Of(document, analysis, counts)).ToList();
            await writes.RunAsync(
                async next =>
                {
                    await ITextTable.Of(next).AddToNextAsync(next, products, cancel);
                    await facets.PutAsync(next, from, upTo.Value, documents, cancel);
                },
                cancel);
            done += documents.Count;
            progress(done);
        }

        foreach (var category in await db.Categories.Select(c => c.Id).ToListAsync(cancel))
            await writes.RunAsync(next => facets.CountAsync(next, [category], cancel), cancel);
        await ITextTable.Of(db).CompleteNextAsync(db, cancel);
        await writes.RunAsync(
            async next =>
            {
                await ITextTable.Of(next).LockAsync(next, cancel);
                await WordTables.ReplaceAsync(next, counts, done, cancel);
                await next.StaleProducts.Where(stale => stale.Id <= noted).ExecuteDeleteAsync(cancel);
                // What was changed meanwhile is in the old tables alone.
                await next.StaleProducts.ExecuteUpdateAsync(set => set.SetProperty(stale => stale.IsInOldIndex, false), cancel);
                // Last, because searches wait from here to the commit.
                await ITextTable.Of(next).SwapAsync(next, cancel);
            },
            cancel);
        book.Forget();
        return done;
    }

    /// <summary>Reads products after it has its turn: nobody then writes an older state over a newer one.</summary>
    private Task<int> CatchUpOnceAsync(CancellationToken cancel) => writes.RunAsync(
        async next =>
        {
            var table = ITextTable.Of(next);
            await table.LockAsync(next, cancel);
            var stale = await next.StaleProducts.Where(each => !each.IsInOldIndex).OrderBy(each => each.Id).Take(4 * AtOnce).Select(each => new { each.Id, each.ProductId }).ToListAsync(cancel);
            var ids = stale.Select(each => each.ProductId).Distinct().Take(AtOnce).ToList();
            if (ids.Count == 0)
                return 0;

            var categories = await CategoryTree.ReadAsync(next.Categories, cancel);
            var documents = await SearchDocument.ReadAsync(next, next.Products.Where(p => EF.Parameter(ids).Contains(p.Id)), categories, cancel);
            var counts = new WordCounts();
            await table.PutAsync(next, ids, [.. documents.Select(document => IndexedProduct.Of(document, analysis, counts))], cancel);
            await WordTables.AddAsync(next, counts, cancel);
            var facets = new FacetTables(new PriceBands(store.Value.Currency));
            await facets.PutAsync(next, ids, documents, cancel);
            var touched = await next.CategoryListings.Where(listing => EF.Parameter(ids).Contains(listing.ProductId)).Select(listing => listing.CategoryId).Distinct().ToListAsync(cancel);
            await facets.CountAsync(next, touched, cancel);

            var done = stale.Where(each => ids.Contains(each.ProductId)).Select(each => each.Id).ToList();
            var rows = next.StaleProducts.Where(each => EF.Parameter(done).Contains(each.Id));
            if (await table.IsNextBegunAsync(next, cancel))
                await rows.ExecuteUpdateAsync(set => set.SetProperty(each => each.IsInOldIndex, true), cancel);
            else
                await rows.ExecuteDeleteAsync(cancel);
            return ids.Count;
        },
        cancel);
}
