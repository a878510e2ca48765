using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Customers;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Web.Pages;

/// <summary>The address book, in the account and in the checkout, without a script.</summary>
public class AddressBookTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task An_address_is_added_changed_preferred_and_removed(DatabaseKind kind)
    {
        var (_, kim, here) = await KimAsync(kind);
        using var visitor = here;
        using var wrong = await (await visitor.GetHtmlAsync("/account/addresses/new")).Form("#address-form form").With("Delivery.Line1", "").SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        await AddAsync(visitor, "Lindenallee 7");
        await AddAsync(visitor, "Ahornweg 1");
        var book = await visitor.GetHtmlAsync("/account/addresses");
        Assert.Equal(2, book.QuerySelectorAll("#account address").Length);
        Assert.Contains("Lindenallee 7", book.QuerySelector("#account address")!.Words(), StringComparison.Ordinal);

        using var preferred = await book.Form("form[action$=Prefer]").SubmitAsync(visitor);
        book = await visitor.GetHtmlAsync(preferred.Headers.Location!.ToString());
        Assert.Contains("Ahornweg 1", book.QuerySelector("#account address")!.Words(), StringComparison.Ordinal);
        var edit = book.QuerySelector("#account li a[href^='/account/addresses/']")!.GetAttribute("href")!;
        using var changed = await (await visitor.GetHtmlAsync(edit)).Form("#address-form form").With("Delivery.Line1", "Ahornweg 2").SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        using var removed = await (await visitor.GetHtmlAsync("/account/addresses")).QuerySelectorAll("form[action$=Remove]").Select(form => new HtmlForm((AngleSharp.Html.Dom.IHtmlFormElement)form)).First().SubmitAsync(visitor);
        book = await visitor.GetHtmlAsync(removed.Headers.Location!.ToString());

        Assert.Contains(AccountWords.AddressRemoved, book.Words("#account [role=status]"), StringComparison.Ordinal);
        Assert.Contains("Lindenallee 7", book.Words("#account address"), StringComparison.Ordinal);
        Assert.NotNull(kim.Email);
    }

    [Theory, BothDatabases]
    public async Task The_checkout_begins_with_the_first_choice_takes_another_and_keeps_a_new_one(DatabaseKind kind)
    {
        var (shop, kim, here) = await KimAsync(kind);
        using var visitor = here;
        var buyer = new Buyer(visitor, shop.Database);
        await AddAsync(visitor, "Lindenallee 7");
        await AddAsync(visitor, "Ahornweg 1");
        using var added = await buyer.AddAsync((await shop.Given.AVariantAsync()).Sku);

        var page = await visitor.GetHtmlAsync("/checkout");
        Assert.Equal("Lindenallee 7", page.One("[name='Delivery.Line1']").GetAttribute("value"));
        Assert.Equal(kim.Email, page.One("[name=Email]").GetAttribute("value"));
        using var chosen = await page.Form("#details form").With("Phone", "030 1234567").SubmitAsync(visitor, "#saved-addresses button[aria-pressed=false]");
        page = await chosen.ReadHtmlAsync();
        Assert.Equal("Ahornweg 1", page.One("[name='Delivery.Line1']").GetAttribute("value"));
        Assert.Equal("030 1234567", page.One("[name=Phone]").GetAttribute("value"));

        using var kept = await page.Form("#details form").With("Delivery.Line1", "Birkenhof 3").With("Keep", "true").SubmitAsync(visitor, "button[class*=min-h-13]");
        Assert.Equal("/checkout/review", kept.Headers.Location?.ToString());
        Assert.Equal(["Lindenallee 7", "Ahornweg 1", "Birkenhof 3"], await LinesAsync(shop, kim));
        Assert.Contains("Birkenhof 3", (await visitor.GetHtmlAsync("/checkout/review")).Body!.Words(), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_guest_sees_no_book_and_keeps_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var before = await shop.Database.ReadAsync(db => db.SavedAddresses.CountAsync());
        using var buyer = new Buyer(shop);
        using var added = await buyer.AddAsync((await shop.Given.AVariantAsync()).Sku);
        var page = await buyer.Http.GetHtmlAsync("/checkout");
        Assert.Null(page.QuerySelector("[name=Keep], #saved-addresses"));

        using var details = await page.Form("#details form").With("Email", "kim@example.com").With("Delivery.Name", "Kim Berg").With("Delivery.Line1", "Lindenallee 7")
            .With("Delivery.PostalCode", "10115").With("Delivery.City", "Berlin").With("Keep", "true").SubmitAsync(buyer.Http, "button[class*=min-h-13]");

        Assert.Equal("/checkout/review", details.Headers.Location?.ToString());
        Assert.Equal(before, await shop.Database.ReadAsync(db => db.SavedAddresses.CountAsync()));
    }

    private async Task<(Shop, Shopper, HttpClient)> KimAsync(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var kim = await shop.Given.AShopperAsync();
        return (shop, kim, await shop.SignedInAsync(kim));
    }

    private static async Task AddAsync(HttpClient visitor, string line1)
    {
        using var added = await (await visitor.GetHtmlAsync("/account/addresses/new")).Form("#address-form form")
            .With("Delivery.Name", "Kim Berg").With("Delivery.Line1", line1).With("Delivery.PostalCode", "10115").With("Delivery.City", "Berlin").SubmitAsync(visitor);
        Assert.Equal("/account/addresses?done=saved", added.Headers.Location?.ToString());
    }

    private static Task<List<string>> LinesAsync(Shop shop, Shopper shopper) => shop.Database.ReadAsync(async db =>
        (await db.ReadAddressesAsync(shopper.Id, CancellationToken.None)).ConvertAll(saved => saved.Address.Line1));
}
