using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Fulfilment;
using Storefront.Core.Invoices;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using Storefront.Web.Hosting;
using UglyToad.PdfPig;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Web.Pages;

public class InvoicePagesTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task The_order_leads_to_its_documents_which_say_the_same_as_page_and_as_PDF(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync("Größe <Mug>", price: 1900), 2));
        Assert.True((await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(700), "goodwill"))).Succeeded);
        await shop.RunJobsAsync();
        var issued = await NumbersAsync(shop, order);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync(PathTo(shop, order));

        foreach (var (kindOf, number, total) in new[] { ("Invoice", issued[0], "€42.90"), ("Credit note", issued[1], "€7.00") })
        {
            var link = Assert.Single(page.QuerySelectorAll("a"), a => a.TextContent == $"{kindOf} {number}");
            var document = await visitor.GetHtmlAsync(link.GetAttribute("href")!);
            Assert.Equal(kindOf, document.QuerySelector("h1")!.TextContent);
            Assert.Contains(number, document.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(total, document.QuerySelector("[data-sums]")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(document.QuerySelectorAll("[data-no-print] a"), a => a.GetAttribute("href")!.StartsWith($"/orders/{order.Number}?key=", StringComparison.Ordinal));

            var pdfLink = document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.Contains(".pdf?", StringComparison.Ordinal));
            using var answer = await visitor.GetAsync(pdfLink.GetAttribute("href"));
            Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal($"{number}.pdf", answer.Content.Headers.ContentDisposition!.FileName);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
            var text = string.Join(' ', Assert.Single(pdf.GetPages()).GetWords().Select(word => word.Text));
            Assert.All([kindOf, number, order.Number, total, "Fjord & Field Handels GmbH", "Kim Berg", "Page 1 of 1"], said => Assert.Contains(said, text, StringComparison.Ordinal));
        }

        var invoice = await visitor.GetHtmlAsync(page.QuerySelectorAll("a").Single(a => a.TextContent == $"Invoice {issued[0]}").GetAttribute("href")!);
        Assert.Equal(
            ["Größe <Mug>", "2", "19.00", "19%", "31.93", "6.07", "38.00"],
            new[] { "th span:first-child", "td:nth-child(2)", "td:nth-child(3)", "td:nth-child(5)", "td:nth-child(6)", "td:nth-child(7)", "td:nth-child(8)" }
                .Select(cell => invoice.QuerySelector($"tbody tr {cell}")!.TextContent.Trim()));
    }

    [Theory, BothDatabases]
    public async Task A_stranger_finds_no_document(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900);
        var (mine, theirs) = (await shop.PaidOrderAsync((mug, 1)), await shop.PaidOrderAsync((mug, 1)));
        var number = Assert.Single(await NumbersAsync(shop, theirs));
        var key = Uri.UnescapeDataString(PathTo(shop, mine).Split("key=")[1]);
        using var visitor = shop.NewVisitor();
        using (var own = await visitor.GetAsync(OrderLinks.PathWith(key, mine.Number, OrderLinks.Document((await NumbersAsync(shop, mine))[0]))))
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);

        foreach (var below in new Func<string, string>[] { OrderLinks.Document, OrderLinks.Pdf, _ => OrderLinks.Invoice })
        {
            foreach (var address in new[]
            {
                OrderLinks.PathWith(key, mine.Number, OrderLinks.Document(number)),
                OrderLinks.PathWith(key, mine.Number, OrderLinks.Pdf(number)),
                OrderLinks.PathWith(key, theirs.Number, below(number)),
                OrderLinks.PathWith("", theirs.Number, below(number)),
                OrderLinks.PathWith(key, theirs.Number, below(number)).Split('?')[0],
                OrderLinks.PathWith(key, mine.Number, OrderLinks.Document("INV-2026-999999")),
            })
            {
                using var answer = await visitor.GetAsync(address);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
                Assert.DoesNotContain(number, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Its_page_is_valid_HTML()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 1900), 1));
        using var visitor = shop.NewVisitor();
        var key = Uri.UnescapeDataString(PathTo(shop, order).Split("key=")[1]);

        foreach (var address in new[] { OrderLinks.PathWith(key, order.Number), OrderLinks.PathWith(key, order.Number, OrderLinks.Document((await NumbersAsync(shop, order))[0])) })
            Assert.Empty(await HtmlValidate.CheckAsync(await visitor.GetStringAsync(address)));
    }

    [Theory, BothDatabases]
    public async Task The_mail_leads_to_the_invoice_which_is_being_made_until_it_is_there(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(price: 1900), 1));
        var links = shop.Services.GetRequiredService<OrderLinks>();
        using var visitor = shop.NewVisitor();
        var address = links.AddressOf(order.Number, OrderLinks.Invoice);
        using (var unpaid = await visitor.GetAsync(address))
            Assert.Equal(HttpStatusCode.NotFound, unpaid.StatusCode);

        await shop.PayAsync(order.Number);
        Assert.Equal(SettlementResult.Paid, (await shop.SettleAsync(order.Number)).Value.Result);
        var mailing = await shop.Database.ReadAsync(db => db.Outbox.Where(m => m.Once == $"mail:confirmation:{order.Id}").Select(m => m.Id).SingleAsync());
        await shop.Services.RunAsync((JobDispatcher jobs) => jobs.RunAsync(mailing, CancellationToken.None));

        var mails = await visitor.GetFromJsonAsync<JsonElement>("/sandbox/mail.json");
        var mail = mails.EnumerateArray().Select(sent => sent.GetProperty("text").GetString()!).Single(text => text.Contains(order.Number, StringComparison.Ordinal));
        var link = mail.Split('\n').Single(line => line.StartsWith("See your invoice: ", StringComparison.Ordinal)).Split(": ")[1].Trim();
        Assert.StartsWith(shop.Address.ToString(), link, StringComparison.Ordinal);
        Assert.Empty(await NumbersAsync(shop, order));
        var early = await visitor.GetHtmlAsync(link);
        Assert.Contains("is being made", early.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(early.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith($"/orders/{order.Number}?key=", StringComparison.Ordinal));

        await shop.RunJobsAsync();

        using var there = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.Found, there.StatusCode);
        var invoice = await visitor.GetHtmlAsync(there.Headers.Location!.ToString());
        Assert.Contains(Assert.Single(await NumbersAsync(shop, order)), invoice.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_orders_times_are_the_shops(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 1900), 1));
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync(PathTo(shop, order));

        var paid = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(order.Events.Single(happened => happened.Kind == OrderEventKind.Paid).At, "Europe/Berlin");
        Assert.Contains(page.QuerySelectorAll("time"), time => time.TextContent == paid.ToString("g", System.Globalization.CultureInfo.GetCultureInfo("en-IE")));
    }

    private static string PathTo(Shop shop, Order order) => shop.Services.GetRequiredService<OrderLinks>().PathTo(order.Number);

    private static Task<List<string>> NumbersAsync(Shop shop, Order order) =>
        shop.Database.ReadAsync(db => db.Invoices.Where(i => i.OrderId == order.Id).OrderBy(i => i.Id).Select(i => i.Number).ToListAsync());
}
