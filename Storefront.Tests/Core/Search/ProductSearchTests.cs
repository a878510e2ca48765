using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Search;

/// <summary>What is found, and in which order; the same on both engines.</summary>
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
    public async Task A_sku_finds_its_product_first_however_it_is_typed(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug by number");
        await shop.Given.AVariantAsync($"Not {mug.Sku} but called so");

        foreach (var typed in new[] { mug.Sku, mug.Sku.ToLowerInvariant(), mug.Sku.Replace("-", " ", StringComparison.Ordinal), mug.Sku.Replace("-", "", StringComparison.Ordinal) })
            Assert.Equal("Mug by number", (await NamesAsync(shop, typed)).FirstOrDefault());
    }

    [Theory, BothDatabases]
    public async Task The_name_counts_more_than_the_description_then_stock_then_popularity(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var loved = await AProductAsync(shop, "Strudelkorb of old", popularity: 900, stock: 0);
        var known = await AProductAsync(shop, "Large strudelkorb", popularity: 500);
        var plain = await AProductAsync(shop, "Small strudelkorb", popularity: 5);
        var inColour = await AProductAsync(shop, "Bread cloth", popularity: 900, colour: "Strudelkorb");
        var described = await AProductAsync(shop, "Dough bowl", popularity: 990, description: "Goes with the Strudelkorb.");

        Assert.Equal([known, plain, loved, inColour, described], await NamesAsync(shop, "strudelkorb"));
    }

    [Theory, BothDatabases]
    public async Task Accents_plurals_and_small_words_do_not_matter(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Crème brûlée dish with a Smørrebrød knife for Straßen");

        foreach (var typed in new[] { "creme brulee", "CRÈME BRÛLÉE dishes", "dish for a creme", "smorrebrod knifes", "strassen", "strasse" })
            Assert.Equal((typed, 1), (typed, (await NamesAsync(shop, typed)).Count()));
    }

    [Theory, BothDatabases]
    public async Task A_slip_of_the_finger_is_put_right_and_said_so(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Wonderful trelliswork lantern");
        await shop.IndexAsync();

        foreach (var typed in new[] { "lanttern", "lantrn", "latnern", "trelisswork", "wonderfull lantern" })
        {
            var found = await FindAsync(shop, typed);
            Assert.Equal((typed, 1), (typed, found.ProductIds.Count));
            Assert.NotNull(found.CorrectedText);
        }

        Assert.Equal("wonderful lantern", (await FindAsync(shop, "Wonderfull lantern")).CorrectedText);
        Assert.Null((await FindAsync(shop, "lantern")).CorrectedText);
        Assert.Empty((await FindAsync(shop, "zzzzqqqq")).ProductIds);
    }

    [Theory, BothDatabases]
    public async Task The_last_word_may_be_unfinished(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Oiled walnutwood board");

        Assert.Equal(["Oiled walnutwood board"], await NamesAsync(shop, "oiled walnutw"));
        Assert.Empty(await NamesAsync(shop, "walnutw "));
    }

    [Theory, BothDatabases]
    public async Task Words_that_mean_the_same_find_each_other(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Velvet settee");
        await shop.Given.AVariantAsync("Linen chesterfield in two parts");
        await shop.Given.SaveAsync(async db =>
        {
            db.Add(new Synonym { Phrases = ["settee", "long chair", "Chesterfields"] });
            await Task.CompletedTask;
            return 0;
        });
        shop.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(2, (await NamesAsync(shop, "settee")).Count());
        Assert.Equal(["Linen chesterfield in two parts"], await NamesAsync(shop, "linen settee"));
        Assert.Equal(2, (await NamesAsync(shop, "long chair")).Count());
        Assert.Empty(await NamesAsync(shop, "long"));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_published_is_not_found_and_what_changes_is_found_as_it_is_now(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Verborgen draft", status: ProductStatus.Draft);
        var tray = await shop.Given.AVariantAsync("Verborgen tray");
        Assert.Equal(["Verborgen tray"], await NamesAsync(shop, "verborgen"));

        await ChangeAsync(product => product.Name = "Sichtbar tray");
        Assert.Empty(await NamesAsync(shop, "verborgen"));
        Assert.Equal(["Sichtbar tray"], await NamesAsync(shop, "sichtbar"));

        await ChangeAsync(product => product.Status = ProductStatus.Archived);
        Assert.Empty(await NamesAsync(shop, "sichtbar"));

        Task<int> ChangeAsync(Action<Product> change) => shop.Given.SaveAsync(async db =>
        {
            change(await db.Products.SingleAsync(p => p.Id == tray.ProductId));
            return 0;
        });
    }

    [Theory, BothDatabases]
    public async Task Signs_with_a_meaning_to_the_database_are_only_signs(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Plain fruitbowl");

        foreach (var typed in new[] { "%", "f_uitbowl", "' OR zz=1 --", "nothing\u0000like\ud800this", "\"", "'", "\\", "a:b", "(", ")", "!", "&", "|", "<->", "NEAR(plain)", "_fruit ", "=T1", "{0}", "@w0", "🦄" })
            Assert.Equal((typed, false), (typed, (await NamesAsync(shop, typed)).Contains("Plain fruitbowl")));
        Assert.Contains("Plain fruitbowl", await NamesAsync(shop, "fruitbowl*"));
        Assert.Empty(await NamesAsync(shop, "fruitbowl AND nowhere"));
        Assert.Equal(["Plain fruitbowl"], await NamesAsync(shop, "\"fruitbowl\""));
    }

    [Fact]
    public void A_question_of_many_words_is_cut_short()
    {
        var analysis = new TextAnalysis(Microsoft.Extensions.Options.Options.Create(new SearchOptions()));

        Assert.Equal(["b", "c", "d", "e", "f", "g"], analysis.Question(" A b  c d e f g h ").Select(word => word.Word));
        Assert.Equal(["the"], analysis.Question("the").Select(word => word.Word));
    }

    [Theory]
    [InlineData("en", "mugs boxes dishes berries glass blankets", "mug box dish berry glass blanket")]
    [InlineData("de", "Tassen Messer Bücher Gläser Decke", "tass mess buch glas deck")]
    [InlineData("fr", "couteaux chevaux tasses grande", "couteau cheval tass grand")]
    [InlineData("pl", "kubki łóżka", "kubki lozka")]
    public void Endings_are_cut_by_the_language_of_the_shop(string language, string text, string words) =>
        Assert.Equal(words.Split(' '), new TextAnalysis(Microsoft.Extensions.Options.Options.Create(new SearchOptions { Language = language })).Words(text).Select(each => each.Word));

    [Fact]
    public void Matches_are_marked_in_the_text_as_it_stands()
    {
        var analysis = new TextAnalysis(Microsoft.Extensions.Options.Options.Create(new SearchOptions()));

        Assert.Equal(
            [("Two ", false), ("Mugs", true), (" & a <b>", false), ("Brûlée", true), ("</b> dish", false)],
            analysis.Highlight("Two Mugs & a <b>Brûlée</b> dish", "mug brul"));
    }

    private static async Task<string> AProductAsync(Shop shop, string name, int popularity, int stock = 10, string? colour = null, string? description = null)
    {
        var product = await shop.Given.AProductAsync(name, [new(Stock: stock, Colour: colour)]);
        await shop.Given.SaveAsync(async db =>
        {
            var saved = await db.Products.SingleAsync(p => p.Id == product.Id);
            saved.Popularity = popularity;
            saved.Description = description ?? saved.Description;
            return 0;
        });
        return name;
    }

    private static Task<SearchResult> FindAsync(Shop shop, string question) =>
        shop.Services.RunAsync((IProductSearch search) => search.FindAsync(new ProductQuery { Text = question }, CancellationToken.None));

    private static async Task<IEnumerable<string>> NamesAsync(Shop shop, string question)
    {
        await shop.IndexAsync();
        var found = await FindAsync(shop, question);
        Assert.Equal(found.Total, BoundedCount.Exactly(found.ProductIds.Count));
        var names = await shop.Database.ReadAsync(db => db.Products.Where(p => found.ProductIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name));
        return found.ProductIds.Select(id => names[id]);
    }
}
