using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Invoices;
using Storefront.Core.Jobs;
using Storefront.Core.Privacy;
using Storefront.Core.Wishes;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Privacy;

/// <summary>What the shop knows of a person: all of it is handed out, and all of it goes, but for what the law asks to keep.</summary>
public class ErasePersonTests
{
    /// <summary>Of these the canary has none: claims and tokens that no page gives, roles that staff have, and trouble about money.</summary>
    private static readonly string[] Empty = ["shopper_claims", "shopper_tokens", "shopper_roles", "payment_concerns", "gift_card_entries"];

    [Theory, BothDatabases]
    public async Task Every_table_says_what_becomes_of_a_person_in_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();

        var listed = PersonalTables.All.Select(table => db.Model.FindEntityType(table.Entity)!.GetTableName()!).ToList();

        // A new table stands in PersonalTables, and, if it says something about people, CanaryPerson puts something into it.
        Assert.Equal(db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order(), listed.Order());
        Assert.All(PersonalTables.All.Where(table => table.Fate == Fate.Kept), table => Assert.NotEmpty(table.Why));
    }

    [Theory, BothDatabases]
    public async Task After_an_erasure_nothing_of_the_person_is_left_but_what_the_law_asks_for(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        using var canary = await CanaryPerson.LiveAsync(shop);
        Assert.Empty(await WithoutCanaryAsync(shop, canary));
        var keys = Patience.KeysOf(CanaryPerson.Email);
        var before = await BooksAsync(shop);
        var mails = shop.MailsTo(CanaryPerson.Email).Count;

        using var erased = await EraseAsync(canary.Browser, CanaryPerson.Email.ToUpperInvariant());
        Assert.Equal("/account/erased", erased.Headers.Location?.ToString());
        await shop.RunJobsAsync();

        Assert.Empty((await CanarySearch.FindAsync(shop.Database, CanaryPerson.Word)).Except(await LawfulAsync(shop)));
        foreach (var key in keys)
            Assert.Empty(await CanarySearch.FindAsync(shop.Database, key));
        Assert.Equal(before, await BooksAsync(shop));
        Assert.Equal([""], await shop.Database.ReadAsync(db => db.Reviews.Where(r => r.Rating == 4).Select(r => r.Author).ToListAsync()));
        Assert.Equal(CanaryPerson.Email, (await shop.FindAsync(canary.Paid.Number)).Email, ignoreCase: true);
        Assert.Equal("", (await shop.FindAsync(canary.Unpaid.Number)).Email);
        await shop.AssertSoundAsync();

        // One last mail, after which its address is nowhere; and nobody is signed in any more.
        Assert.Equal(mails + 1, shop.MailsTo(CanaryPerson.Email).Count);
        Assert.Equal("Your account at Fjord & Field is erased", shop.MailsTo(CanaryPerson.Email)[0].Subject);
        using var account = await canary.Browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
        using var signIn = await canary.Browser.TrySignInAsync(CanaryPerson.Email, Shoppers.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signIn.StatusCode);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task What_is_kept_can_still_be_worked_with(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        using var canary = await CanaryPerson.LiveAsync(shop);
        using var erased = await EraseAsync(canary.Browser, CanaryPerson.Email);

        // The gateway tells of the payment once more, and money goes back for what is left.
        Assert.True((await shop.RefundAsync(canary.Paid.Number, Storefront.Core.Fulfilment.RefundWish.OfAmount(Given.Euro(100), "goodwill"))).Succeeded);
        await shop.RunJobsAsync();

        await shop.AssertSoundAsync();
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Everybody_else_is_left_alone(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug");
        var other = await shop.Given.AShopperAsync("ada.quillfeather@example.org", "Ida Lind");
        using var browser = await shop.SignedInAsync(other);
        await shop.Services.RunAsync((ChangeWishes change) => change.AddAsync(new WishlistOwner(other.Id, null), mug.Product.Slug, null));
        await shop.Services.RunAsync((AskForReset ask) => ask.RunAsync(other.Email!));
        await shop.Given.TheShopperAsync(await shop.Given.ACartReadyToOrderAsync((mug, 1)), other.Email!);
        using var canary = await CanaryPerson.LiveAsync(shop);
        var before = await CountAsync(shop, other.Id);

        using var erased = await EraseAsync(canary.Browser, CanaryPerson.Email);

        Assert.Equal("/account/erased", erased.Headers.Location?.ToString());
        var after = await CountAsync(shop, other.Id);
        Assert.Equal(before, after);
        Assert.True(after["wishes"] == 1 && after["carts"] == 1 && after["outbox"] >= 1 && after["sessions"] == 1, JsonSerializer.Serialize(after));
        using var account = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, account.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_erased_without_the_address_typed_nor_for_staff_and_twice_at_once_is_once(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        var clerk = await shop.Given.AShopperAsync(roles: "Staff");

        Assert.Equal("erasure_not_confirmed", await TryAsync(shopper, "somebody@example.com"));
        Assert.Equal("erasure_not_confirmed", await TryAsync(shopper, null));
        Assert.Equal("works_here", await TryAsync(clerk, clerk.Email));
        Assert.Equal(2, await shop.Database.ReadAsync(db => db.Shoppers.CountAsync()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(shopper, shopper.Email)));

        Assert.Equal([null, "no_such_account", "no_such_account", "no_such_account"], answers.Order());
        Assert.Equal(1, await shop.Database.ReadAsync(db => db.Outbox.CountAsync(m => m.Kind == ErasedByMail.Kind)));

        async Task<string?> TryAsync(Shopper who, string? typed) => (await shop.Services.RunAsync((ErasePerson erase) => erase.RunAsync(who.Id, typed))).Refusal?.Code;
    }

    [Theory, BothDatabases]
    public async Task The_copy_holds_all_there_is_and_no_secret_and_nothing_of_others(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        using var canary = await CanaryPerson.LiveAsync(shop);
        await shop.PaidOrderAsync((await shop.Given.AVariantAsync("Elsewhere"), 1));

        using var answer = await (await canary.Browser.GetHtmlAsync("/account/data")).Form("form[action*=Export]").SubmitAsync(canary.Browser);
        var text = await answer.Content.ReadAsStringAsync();
        var data = JsonDocument.Parse(text).RootElement.GetProperty("data");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var expected = PersonalTables.All.Where(table => table.Fate != Fate.Nobody).Select(table => TableOf(shop, table)).Except(Empty);
        Assert.Equal(expected.Order(), data.EnumerateObject().Select(table => table.Name).Except(Empty).Order());
        Assert.Equal(canary.Paid.Total.Minor, data.GetProperty("orders").EnumerateArray().Single(order => order.GetProperty("number").GetString() == canary.Paid.Number).GetProperty("total").GetProperty("minor").GetInt64());
        Assert.Equal("Quillfeather Lane 7", data.GetProperty("invoices")[0].GetProperty("buyer").GetProperty("line1").GetString());
        foreach (var word in new[] { CanaryPerson.Name, "+49 30 5550199", "Quillfeather's telephone", canary.Paid.Number, "Quillfeather/1.0" })
            Assert.Contains(word, text, StringComparison.Ordinal);
        var (shopper, session) = await shop.Database.ReadAsync(async db => (await db.Shoppers.SingleAsync(s => s.Id == canary.ShopperId), await db.Sessions.FirstAsync(s => s.ShopperId == canary.ShopperId)));
        foreach (var secret in new[] { shopper.PasswordHash!, shopper.SecurityStamp!, session.TokenHash, Patience.KeysOf(CanaryPerson.Email)[0], "\"hash\"" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("kim@example.com", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Every_night_people_are_taken_out_of_what_nobody_needs_any_more(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        using var canary = await CanaryPerson.LiveAsync(shop);
        await shop.RunJobsAsync();
        shop.Clock.Advance(ForgetOldTraces.WordsFor + TimeSpan.FromDays(1));
        await shop.RunJobsAsync();

        await shop.Services.RunAsync((ForgetOldTraces forget) => forget.RunAsync(CancellationToken.None));

        Assert.Equal("", (await shop.FindAsync(canary.Unpaid.Number)).Email);
        Assert.Equal(CanaryPerson.Email, (await shop.FindAsync(canary.Paid.Number)).Email, ignoreCase: true);
        Assert.False(await shop.Database.ReadAsync(db => db.WebhookEvents.AnyAsync(e => e.Body.Contains("quillfeather"))));
        Assert.False(await shop.Database.ReadAsync(db => db.Carts.AnyAsync(cart => !db.Orders.Any(o => o.CartId == cart.Id))));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public void Addresses_are_unreadable_in_what_failed_jobs_say()
    {
        Assert.Equal("550 5.1.1 <…@example.com>: unknown", Storefront.Core.Shared.EmailAddress.Mask("550 5.1.1 <ada+x@example.com>: unknown"));
        Assert.Equal("{\"to\":\"…@exämple.de\"} at 10 @ night", Storefront.Core.Shared.EmailAddress.Mask("{\"to\":\"ada.lee@exämple.de\"} at 10 @ night"));
    }

    private static async Task<HttpResponseMessage> EraseAsync(HttpClient browser, string typed) =>
        await (await browser.GetHtmlAsync("/account/data")).Form("form[action*=Erase]").With("Email", typed).SubmitAsync(browser);

    /// <summary>Tables that say something about people, and in which the canary has left nothing: the search for it would find nothing there in any case.</summary>
    private static Task<List<string>> WithoutCanaryAsync(Shop shop, CanaryPerson canary) => shop.Database.ReadAsync(async db =>
    {
        var who = (await Person.FindAsync(db, canary.ShopperId, default))!;
        var empty = new List<string>();
        foreach (var table in PersonalTables.All.Where(table => table.Fate != Fate.Nobody))
            if (await table.CountAsync(db, who, default) == 0)
                empty.Add(db.Model.FindEntityType(table.Entity)!.GetTableName()!);
        return empty.Except(Empty).ToList();
    });

    private static Task<Dictionary<string, int>> CountAsync(Shop shop, long shopperId) => shop.Database.ReadAsync(async db =>
    {
        var who = (await Person.FindAsync(db, shopperId, default))!;
        var counts = new Dictionary<string, int>();
        foreach (var table in PersonalTables.All.Where(table => table.Fate != Fate.Nobody && table.Entity != typeof(Storefront.Core.Search.SearchedQuestion)))
            counts[db.Model.FindEntityType(table.Entity)!.GetTableName()!] = await table.CountAsync(db, who, default);
        return counts;
    });

    /// <summary>Every column in which a person may still stand.</summary>
    private static Task<List<string>> LawfulAsync(Shop shop) => shop.Database.ReadAsync(db => Task.FromResult((
        from table in PersonalTables.All
        where table.Fate == Fate.Kept
        let type = db.Model.FindEntityType(table.Entity)!
        from property in table.Holds
        from column in type.FindComplexProperty(property)?.ComplexType.GetProperties().Select(part => part.GetColumnName()) ?? [type.FindProperty(property)!.GetColumnName()]
        select $"{type.GetTableName()}.{column}").ToList()));

    private static string TableOf(Shop shop, PersonalTable table)
    {
        using var db = shop.Database.Open();
        return db.Model.FindEntityType(table.Entity)!.GetTableName()!;
    }

    /// <summary>Totals and documents, word for word.</summary>
    private static Task<string> BooksAsync(Shop shop) => shop.Database.ReadAsync(async db => JsonSerializer.Serialize(new
    {
        Orders = await db.Orders.OrderBy(o => o.Id).Select(o => new { o.Number, o.Status, o.PaymentStatus, o.Subtotal, o.Discount, o.Shipping, o.Tax, o.Total, o.RefundedMinor, o.DisputedMinor }).ToListAsync(),
        Lines = await db.OrderLines.AsNoTracking().OrderBy(l => l.Id).ToListAsync(),
        Payments = await db.Payments.OrderBy(p => p.Id).Select(p => new { p.State, p.Amount, p.SessionId, p.SettledAt }).ToListAsync(),
        Refunds = await db.Refunds.OrderBy(r => r.Id).Select(r => new { r.Amount, r.State }).ToListAsync(),
        Invoices = await db.Invoices.AsNoTracking().Include(i => i.Lines).OrderBy(i => i.Id).ToListAsync(),
    }));
}
