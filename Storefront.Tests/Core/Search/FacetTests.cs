using Storefront.Core.Catalog;
using Storefront.Core.Data.Demo;
using Storefront.Core.Search;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Search;

/// <summary>What the facets promise is what one finds by going through every product by hand.</summary>
public class FacetTests(FacetTests.Demos demos) : IClassFixture<FacetTests.Demos>
{
    private const int Rounds = 60;

    [Theory, BothDatabases]
    public async Task Facets_count_what_is_there_whatever_is_chosen(DatabaseKind kind)
    {
        var store = await demos.OnAsync(kind);
        var shelves = await Shelves.ReadAsync(store);
        var chance = new Random(20261124);

        for (var round = 0; round < Rounds; round++)
        {
            var isSearch = chance.Next(3) == 0;
            var query = isSearch ? new ProductQuery { Text = Pick(["wool", "mug", "oak", "the linen", "blue", "steel bowl"]) } : new ProductQuery { CategoryId = Pick(shelves.Categories) };
            for (var more = chance.Next(5); more > 0; more--)
            {
                // As a shopper does: one more of what is offered.
                var offered = (await FindAsync(store, query)).Facets.SelectMany(facet => facet.Values.Select(value => (facet.Key, value.Key))).ToList();
                if (offered.Count > 0)
                    query = query with { Filters = ProductFilters.Of(query.Filters.Pairs().Where(pair => !(pair.Facet is FacetKeys.Category or FacetKeys.Rating)).Append(Pick(offered))) };
            }

            query = query with { Order = Pick(Enum.GetValues<ProductOrder>()) };
            Check(query, await FindAsync(store, query), shelves);
        }

        T Pick<T>(IReadOnlyList<T> from) => from[chance.Next(from.Count)];
    }

    [Theory, BothDatabases]
    public async Task What_means_nothing_is_passed_over(DatabaseKind kind)
    {
        var store = await demos.OnAsync(kind);
        var shelves = await Shelves.ReadAsync(store);
        var query = new ProductQuery { CategoryId = shelves.Categories[0] };
        var plain = await FindAsync(store, query);

        foreach (var (facet, value) in new[] { ("brand", "no-such"), ("price", "1-2"), ("rating", "9"), ("rating", "x"), ("stock", "no"), ("utm_source", "mail"), ("colour", "' OR 1=1"), ("in", "nowhere"), ("in", "kitchen") })
        {
            var found = await FindAsync(store, query with { Filters = ProductFilters.Of([(facet, value)]) });

            Assert.Equal(ProductFilters.None, found.Applied);
            Assert.Equal(plain.ProductIds, found.ProductIds);
            Assert.Equal(plain.Total, found.Total);
        }
    }

    private static void Check(ProductQuery query, SearchResult answer, Shelves shelves)
    {
        var told = $"{query.CategoryId} {query.Text}: {string.Join('&', query.Filters.Pairs())}, {query.Order}";
        var among = shelves.Among(query);
        var listed = among.Where(item => item.Passes(query.Filters)).ToList();
        Assert.Equal((told, query.Filters), (told, answer.Applied));
        Assert.Equal((told, BoundedCount.Exactly(listed.Count)), (told, answer.Total));

        foreach (var facet in answer.Facets)
        {
            foreach (var value in facet.Values)
            {
                var others = ProductFilters.Of(query.Filters.Pairs().Where(pair => pair.Facet != facet.Key).Append((facet.Key, value.Key)));
                Assert.Equal((told, facet.Key, value.Key, among.Count(item => item.Passes(others))), (told, facet.Key, value.Key, value.Count.Value));
                Assert.Equal((told, true, query.Filters.Has(facet.Key, value.Key)), (told, value.Count.IsExact, value.IsChosen));
            }
        }

        var withoutBrand = ProductFilters.Of(query.Filters.Pairs().Where(pair => pair.Facet != FacetKeys.Brand));
        Assert.Equal(
            among.Where(item => item.Passes(withoutBrand)).Select(item => item.Brand).Concat(query.Filters.Values(FacetKeys.Brand)).Distinct().Order(StringComparer.Ordinal),
            answer.Facets.Where(facet => facet.Kind == FacetKind.Brand).SelectMany(facet => facet.Values).Select(value => value.Key));

        var first = Math.Min(ProductQuery.PageSize, listed.Count);
        Assert.Equal((told, first), (told, answer.ProductIds.Count));
        if (query.Text.Length > 0 && query.Order == ProductOrder.Popular)
            Assert.Subset(listed.Select(item => item.Id).ToHashSet(), answer.ProductIds.ToHashSet());
        else
            Assert.Equal(Shelves.InOrder(listed, query.Order).Take(first), answer.ProductIds);
    }

    private static Task<SearchResult> FindAsync(Store store, ProductQuery query) =>
        store.Services.RunAsync((IProductSearch search) => search.FindAsync(query, CancellationToken.None));

    public sealed class Demos() : OnePerDatabase<Store>(async kind =>
    {
        var store = await Store.OpenAsync(kind);
        await store.Services.RunAsync((DemoCatalogue demo) => demo.SeedAsync());
        await store.Services.RunAsync((ISearchIndex index) => index.RebuildAsync(_ => { }, CancellationToken.None));
        return store;
    });
}
