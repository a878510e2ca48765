using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Reviews;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Some days after the parcel: one mail that asks, and a link by which guests answer.</summary>
public class ReviewRequestTests
{
    private const string Email = "ida@example.com";

    [Theory, BothDatabases]
    public async Task A_guest_is_asked_once_and_answers_by_the_link_as_a_verified_buyer(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var (mug, bowl) = (await shop.Given.AProductAsync("Mug", [new()]), await shop.Given.AProductAsync("Bowl", [new()]));
        var order = await shop.OrderOfAsync(Email, mug.Variants[0], bowl.Variants[0]);
        await shop.ShipAsync(order.Number, Line(order, mug));
        shop.Clock.Advance(TimeSpan.FromDays(6));
        await shop.ShipAsync(order.Number);
        await shop.RunJobsAsync();
        Assert.DoesNotContain(shop.MailsTo(Email), mail => mail.Subject.Contains("How do you like", StringComparison.Ordinal));

        // Counted from the last parcel.
        shop.Clock.Advance(TimeSpan.FromDays(7.01));
        await shop.RunJobsAsync();

        var mail = Assert.Single(shop.MailsTo(Email), mail => mail.Subject == "How do you like what you bought at Fjord & Field?");
        Assert.Contains("Bowl:", mail.Text, StringComparison.Ordinal);
        using var guest = shop.NewVisitor();
        var link = shop.LinkMailedTo(Email);
        Assert.StartsWith($"/products/{bowl.Slug}/review?key=", link, StringComparison.Ordinal);
        using var sent = await (await guest.GetHtmlAsync(link)).Form("#review-form").With("Stars", "5").With("Title", "Round").With("Body", "It is as round as I hoped.").SubmitAsync(guest);
        Assert.Equal($"{link}&done=sent", sent.Headers.Location?.ToString());
        var review = await shop.Database.ReadAsync(db => db.Reviews.AsNoTracking().SingleAsync(r => r.ProductId == bowl.Id));
        Assert.Equal((true, null, "Kim B.", ReviewStatus.Waiting), (review.IsVerified, review.ShopperId, review.Author, review.Status));
        Assert.DoesNotContain(Email, review.GuestKey, StringComparison.Ordinal);

        var all = await guest.GetHtmlAsync(link.Replace($"/products/{bowl.Slug}/review", "/reviews", StringComparison.Ordinal));
        Assert.Equal(["Bowl Waiting to be read", "Mug Not reviewed yet"], all.QuerySelectorAll("main li > div").Select(product => $"{product.Children[0].TextContent.Trim()} {product.Children[1].TextContent.Trim()}"));
        using var removed = await (await guest.GetHtmlAsync(link)).Form("#remove-review").SubmitAsync(guest);
        Assert.Equal($"{link}&done=removed", removed.Headers.Location?.ToString());
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task The_link_grows_old_and_opens_nothing_but_what_was_bought(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var (mug, other) = (await shop.Given.AProductAsync("Mug", [new()]), await shop.Given.AProductAsync("Other", [new()]));
        await AskedAsync(shop, Email, mug);
        var link = shop.LinkMailedTo(Email);
        using var guest = shop.NewVisitor();

        using var foreign = await guest.GetAsync(link.Replace(mug.Slug, other.Slug, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var bent = await guest.GetAsync(link[..^4] + "AAAA");
        using var bentPage = await guest.GetAsync(bent.Headers.Location);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Gone), (bent.StatusCode, bentPage.StatusCode));
        shop.Clock.Advance(TimeSpan.FromDays(61));
        using var old = await guest.GetAsync(link);
        using var oldPage = await guest.GetAsync(old.Headers.Location);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Gone), (old.StatusCode, oldPage.StatusCode));
        Assert.Equal("This link works no more", (await oldPage.ReadHtmlAsync()).Words("h1"));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_asked_about_what_they_sent_back_were_refunded_or_have_reviewed(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var (back, paidBack, told, kept) = (await AThingAsync("Back"), await AThingAsync("Paid back"), await AThingAsync("Told"), await AThingAsync("Kept"));
        var order = await shop.OrderOfAsync(Email, back.Variants[0], paidBack.Variants[0], told.Variants[0], kept.Variants[0]);
        await shop.ShipAsync(order.Number);
        await shop.AskReturnAsync(order.Number, Line(order, back));
        Assert.True((await shop.RefundAsync(order.Number, new RefundWish([new RefundUnits(Line(order, paidBack).OrderLineId, 1)], false, null, "broken"))).Succeeded);
        Assert.True((await shop.Services.WriteAsync(new Reviewer(null, Email, "Ida"), told, 5)).Succeeded);

        shop.Clock.Advance(TimeSpan.FromDays(8));
        await shop.RunJobsAsync();

        var text = Requests(shop, Email).Single().Text!;
        Assert.Equal((false, false, false, true), (text.Contains("Back:", StringComparison.Ordinal), text.Contains("Paid back:", StringComparison.Ordinal), text.Contains("Told:", StringComparison.Ordinal), text.Contains("Kept:", StringComparison.Ordinal)));

        Task<Product> AThingAsync(string name) => shop.Given.AProductAsync(name, [new()]);
    }

    [Theory, BothDatabases]
    public async Task Arrival_puts_the_question_off_and_nothing_kept_means_no_question(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AProductAsync("Mug", [new()]);
        var order = await shop.OrderOfAsync(Email, mug.Variants[0]);
        var shipment = (await shop.ShipAsync(order.Number)).Value;
        shop.Clock.Advance(TimeSpan.FromDays(4));
        await shop.Services.RunAsync((DeliverShipment deliver) => deliver.RunAsync(shipment, "staff"));
        var other = await shop.OrderOfAsync("leo@example.com", mug.Variants[0]);
        await shop.ShipAsync(other.Number);
        await shop.AskReturnAsync(other.Number, Line(other, mug));

        shop.Clock.Advance(TimeSpan.FromDays(4));
        await shop.RunJobsAsync();
        Assert.Empty(Requests(shop, Email));
        shop.Clock.Advance(TimeSpan.FromDays(4));
        await shop.RunJobsAsync();

        Assert.Single(Requests(shop, Email));
        Assert.Empty(Requests(shop, "leo@example.com"));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Whoever_says_no_is_not_asked_again_and_opening_the_link_says_nothing_yet(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AProductAsync("Mug", [new()]);
        await AskedAsync(shop, Email, mug);
        var stop = Requests(shop, Email).Single().Text!.Split("again: ")[1].Trim();
        using var guest = shop.NewVisitor();

        var page = await guest.GetHtmlAsync(new Uri(stop).PathAndQuery);
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.ReviewOptOuts.CountAsync()));
        for (var i = 0; i < 2; i++)
        {
            using var answer = await page.Form("main form").SubmitAsync(guest);
            Assert.Equal("We will not ask you again.", (await answer.ReadHtmlAsync()).Words("main [role=status]"));
        }

        Assert.DoesNotContain("example", (await shop.Database.ReadAsync(db => db.ReviewOptOuts.SingleAsync())).Key, StringComparison.Ordinal);
        await AskedAsync(shop, "IDA@example.com", mug);
        await AskedAsync(shop, "leo@example.com", mug);
        Assert.Empty(Requests(shop, "IDA@example.com").Skip(1));
        Assert.Single(Requests(shop, "leo@example.com"));
    }

    [Theory, BothDatabases]
    public async Task A_shop_that_asks_nobody_plans_nothing(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind, ("Store:AskForReviewsAfterDays", "0"));
        await AskedAsync(shop, Email, await shop.Given.AProductAsync("Mug", [new()]));

        Assert.Empty(Requests(shop, Email));
        Assert.False(await shop.Database.ReadAsync(db => db.Outbox.AnyAsync(m => m.Kind == "mail-review-request")));
    }

    private static async Task AskedAsync(Shop shop, string email, Product product)
    {
        var order = await shop.OrderOfAsync(email, product.Variants[0]);
        await shop.ShipAsync(order.Number);
        shop.Clock.Advance(TimeSpan.FromDays(7.01));
        await shop.RunJobsAsync();
    }

    private static List<Storefront.Web.Sandbox.Mail.ReceivedMail> Requests(Shop shop, string email) =>
        [.. shop.MailsTo(email).Where(mail => mail.Subject.StartsWith("How do you like", StringComparison.Ordinal))];

    private static LineUnits Line(Order order, Product product) => new(order.Lines.Single(line => line.ProductSlug == product.Slug).Id, 1);
}
