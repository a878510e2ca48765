using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Search;

public class ProductSearchTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task Every_word_must_be_found_whatever_its_case_and_wherever_it_stands(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shelf = await shop.Given.ACategoryAsync("Zinnware");
        await shop.Given.AProductAsync("Quirlig kettle", [new()], shelf);
        await shop.Given.AProductAsync("Quirlig cup", [new()]);

        Assert.Equal(["Quirlig kettle"], await NamesAsync(shop, "QUIRLIG zinnware"));
        Assert.Equal(["Quirlig cup", "Quirlig kettle"], (await NamesAsync(shop, "quirlig")).Order());
        Assert.Empty(await NamesAsync(shop, "quirlig nowhere"));
    }

    [Theory, BothDatabases]
    public async Task A_sku_finds_its_product(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug by number");

        Assert.Equal(["Mug by number"], await NamesAsync(shop, mug.Sku.ToLowerInvariant()));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_published_is_not_found(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Verborgen draft", status: ProductStatus.Draft);
        await shop.Given.AVariantAsync("Verborgen archive", status: ProductStatus.Archived);

        Assert.Empty(await NamesAsync(shop, "verborgen"));
    }

    [Theory, BothDatabases]
    public async Task Signs_with_a_meaning_to_the_database_are_only_letters(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Plain bowl");

        Assert.Empty(await NamesAsync(shop, "%"));
        Assert.Empty(await NamesAsync(shop, "b_wl"));
        Assert.Empty(await NamesAsync(shop, "' OR 1=1 --"));
        Assert.Empty(await NamesAsync(shop, "nothing\u0000like\ud800this"));
    }

    [Fact]
    public void A_question_of_many_words_is_cut_short() =>
        Assert.Equal(["a", "b", "c", "d", "e", "f"], ProductSearch.WordsOf(" A b  c d e f g h a "));

    private static async Task<IEnumerable<string>> NamesAsync(Shop shop, string question)
    {
        var found = await shop.Services.RunAsync((ProductSearch search) => search.RunAsync(question, 1, CancellationToken.None));
        Assert.Equal(found.Total, found.Items.Count);
        return found.Items.Select(card => card.Name);
    }
}
