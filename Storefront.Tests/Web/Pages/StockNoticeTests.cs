using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Notices;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Something is sold out, somebody waits for it, and is told once.</summary>
public class StockNoticeTests(Shops shops) : IClassFixture<Shops>
{
    private static int made;

    [Theory, BothDatabases]
    public async Task A_guest_confirms_by_mail_and_is_told_once_when_it_is_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 0);
        var email = NewEmail();
        using var visitor = shop.NewVisitor();
        Assert.Equal($"/notices?sku={mug.Sku}", (await visitor.GetHtmlAsync($"/p/{mug.Product.Slug}")).One("#product a[href^='/notices']").GetAttribute("href"));

        using var asked = await AskAsync(visitor, mug, email);
        Assert.Equal($"/notices?sku={mug.Sku}&done=asked", asked.Headers.Location?.ToString());
        await shop.RunJobsAsync();
        var link = shop.LinkMailedTo(email);
        // Nothing is sent to an address that has not answered, and opening the link is no answer.
        var page = await visitor.GetHtmlAsync(link);
        await ReceiveAsync(shop, mug, 1);
        Assert.Single(shop.MailsTo(email));
        await SellOutAsync(shop, mug);
        using var confirmed = await page.Form("main form").SubmitAsync(visitor);
        Assert.Contains("Mug", (await visitor.GetHtmlAsync(link)).Words("main"), StringComparison.Ordinal);
        await TellAsync(shop);
        Assert.Single(shop.MailsTo(email));

        await ReceiveAsync(shop, mug, 5);
        await TellAsync(shop);

        var mail = shop.MailsTo(email)[0];
        Assert.Equal(2, shop.MailsTo(email).Count);
        Assert.Equal("Mug is back", mail.Subject);
        Assert.Contains($"/p/{mug.Product.Slug}?variant={mug.Sku}", mail.Text, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.False(await shop.Database.ReadAsync(db => db.StockNotices.AnyAsync(n => n.VariantId == mug.Id)));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task One_click_in_the_mail_program_ends_it_and_so_does_the_page(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 0);
        var email = NewEmail();
        using var visitor = shop.NewVisitor();
        await ConfirmAsync(shop, visitor, mug, email);
        await ReceiveAsync(shop, mug, 1);
        await TellAsync(shop);
        var stop = new Uri(shop.MailsTo(email)[0].Headers["List-Unsubscribe"].Trim('<', '>')).PathAndQuery;
        // The same link holds for as long as somebody waits: it is asked for again, and stopped.
        await SellOutAsync(shop, mug);
        await ConfirmAsync(shop, visitor, mug, email);
        var id = await shop.Database.ReadAsync(db => db.StockNotices.Where(n => n.VariantId == mug.Id).Select(n => n.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(stop)).StatusCode);
        using var program = shop.NewVisitor();
        var link = new Uri(Services(shop).To(new Storefront.Web.Hosting.StopNoticeLink(id))).PathAndQuery;
        using var clicked = await program.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.SeeOther, clicked.StatusCode);
        using var forged = await program.PostAsync("/notices/stop?key=forged", new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.Gone, forged.StatusCode);

        await ReceiveAsync(shop, mug, 1);
        var before = shop.MailsTo(email).Count;
        await TellAsync(shop);
        Assert.Equal(before, shop.MailsTo(email).Count);
    }

    [Theory, BothDatabases]
    public async Task A_shopper_needs_no_mail_to_confirm_and_can_change_their_mind(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, pot) = (await shop.Given.AVariantAsync("Mug", stock: 0), await shop.Given.AVariantAsync("Pot", stock: 0));
        var shopper = await shop.Given.AShopperAsync();
        using var browser = await shop.SignedInAsync(shopper);

        foreach (var variant in new[] { mug, pot })
            using (await (await browser.GetHtmlAsync($"/notices?sku={variant.Sku}")).Form("main form").SubmitAsync(browser))
            {
            }
        using var stopped = await (await browser.GetHtmlAsync($"/notices?sku={pot.Sku}")).Form("main form[action*=Stop]").SubmitAsync(browser);
        await ReceiveAsync(shop, mug, 1);
        await ReceiveAsync(shop, pot, 1);
        await TellAsync(shop);

        Assert.Equal(["Mug is back"], shop.MailsTo(shopper.Email!).Select(mail => mail.Subject));
    }

    [Theory, BothDatabases]
    public async Task Known_unknown_and_noted_addresses_get_the_same_answer_and_one_notice(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 0);
        var shopper = await shop.Given.AShopperAsync();
        var unknown = NewEmail();
        using var visitor = shop.NewVisitor();
        var pages = new List<string>();

        foreach (var email in new[] { unknown, shopper.Email!, unknown, unknown.ToUpperInvariant() })
        {
            using var asked = await AskAsync(visitor, mug, email);
            Assert.Equal($"/notices?sku={mug.Sku}&done=asked", asked.Headers.Location?.ToString());
            pages.Add((await visitor.GetHtmlAsync(asked.Headers.Location!.ToString())).Words("main"));
        }
        for (var i = 0; i < 10; i++)
            using (await AskAsync(visitor, mug, unknown))
            {
            }
        await shop.RunJobsAsync();

        Assert.Single(pages.Distinct());
        Assert.Equal(2, await shop.Database.ReadAsync(db => db.StockNotices.CountAsync(n => n.VariantId == mug.Id)));
        // Four mails in a row, as for every mail that anybody can cause; then a pause.
        Assert.Equal(4, shop.MailsTo(unknown).Count);
        Assert.Single(shop.MailsTo(shopper.Email!));
    }

    [Theory, BothDatabases]
    public async Task Two_sweeps_at_once_tell_once_and_what_is_gone_again_is_waited_for_again(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 0);
        var shopper = await shop.Given.AShopperAsync();
        using var browser = await shop.SignedInAsync(shopper);
        using var noted = await (await browser.GetHtmlAsync($"/notices?sku={mug.Sku}")).Form("main form").SubmitAsync(browser);

        await ReceiveAsync(shop, mug, 1);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SweepAsync(shop)));
        Assert.Equal(1, await shop.Database.ReadAsync(db => db.Outbox.CountAsync(m => m.Kind == BackInStockByMail.Kind && m.Status == OutboxStatus.Waiting)));
        await SellOutAsync(shop, mug);
        await shop.RunJobsAsync();
        Assert.Empty(shop.MailsTo(shopper.Email!));

        await ReceiveAsync(shop, mug, 1);
        await TellAsync(shop);
        Assert.Single(shop.MailsTo(shopper.Email!));
    }

    [Theory, BothDatabases]
    public async Task Who_has_bought_it_meanwhile_is_not_told_and_who_never_confirmed_is_forgotten(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 0);
        using var visitor = shop.NewVisitor();
        await ConfirmAsync(shop, visitor, mug, "kim@example.com");
        using var asked = await AskAsync(visitor, mug, "silent@example.com");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReceiveAsync(shop, mug, 5);
        await shop.PaidOrderAsync((mug, 1));
        var before = shop.MailsTo("kim@example.com").Count;

        await TellAsync(shop);
        shop.Clock.Advance(StockNotice.ConfirmWithin + TimeSpan.FromDays(1));
        await shop.Services.RunAsync((TellBackInStock tell) => tell.ForgetAsync(CancellationToken.None));

        Assert.Equal(before, shop.MailsTo("kim@example.com").Count);
        Assert.Empty(await shop.Database.ReadAsync(db => db.StockNotices.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_in_the_shop_cannot_be_waited_for_and_a_wrong_address_is_said(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 0);
        using var visitor = shop.NewVisitor();

        using var unknown = await visitor.GetAsync("/notices?sku=no-such");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var forged = await (await visitor.GetHtmlAsync($"/notices?sku={mug.Sku}")).Form("main form").With("sku", "no-such").With("Email", NewEmail()).SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        using var wrong = await AskAsync(visitor, mug, "nobody");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.False(await shop.Database.ReadAsync(db => db.StockNotices.AnyAsync(n => n.VariantId == mug.Id)));
    }

    private static string NewEmail() => $"waits{Interlocked.Increment(ref made)}@example.com";

    private static Storefront.Web.Hosting.AccountLinks Services(Shop shop) => (Storefront.Web.Hosting.AccountLinks)shop.Services.GetService(typeof(Storefront.Web.Hosting.AccountLinks))!;

    private static async Task<HttpResponseMessage> AskAsync(HttpClient visitor, Variant variant, string email) =>
        await (await visitor.GetHtmlAsync($"/notices?sku={variant.Sku}")).Form("main form").With("Email", email).SubmitAsync(visitor);

    private static async Task ConfirmAsync(Shop shop, HttpClient visitor, Variant variant, string email)
    {
        using var asked = await AskAsync(visitor, variant, email);
        await shop.RunJobsAsync();
        using var confirmed = await (await visitor.GetHtmlAsync(shop.LinkMailedTo(email))).Form("main form").SubmitAsync(visitor);
    }

    private static Task ReceiveAsync(Shop shop, Variant variant, int units) => MoveAsync(shop, variant, units);

    private static async Task SellOutAsync(Shop shop, Variant variant) => await MoveAsync(shop, variant, -(await shop.StockAsync(variant)).Available);

    private static Task MoveAsync(Shop shop, Variant variant, int units) => shop.Given.SaveAsync(db =>
        ReceiveStock.RunAsync(db, variant.StockItemId, units, StockMovementKind.Received, new StockReason("staff", "delivery", null, shop.Clock.GetUtcNow()), default));

    private static Task SweepAsync(Shop shop) => shop.Services.RunAsync((TellBackInStock tell) => tell.RunAsync(CancellationToken.None));

    private static async Task TellAsync(Shop shop)
    {
        await SweepAsync(shop);
        await shop.RunJobsAsync();
    }
}
