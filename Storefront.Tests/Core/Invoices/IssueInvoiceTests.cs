using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.GiftCards;
using Storefront.Core.Invoices;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Invoices;

public class IssueInvoiceTests(Shops shops) : IClassFixture<Shops>
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 32 };

    [Theory, BothDatabases]
    public async Task Sixty_four_orders_paid_at_once_are_numbered_from_one_to_sixty_four(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900, stock: 64);
        var numbers = new List<string>();
        for (var i = 0; i < 64; i++)
            numbers.Add((await shop.OrderAsync((mug, 1))).Number);
        await Parallel.ForEachAsync(numbers, async (number, _) => await shop.PayAsync(number));

        await Parallel.ForEachAsync(numbers, AtOnce, async (number, _) => await shop.SettleAsync(number));
        await RunAtOnceAsync(shop, InvoiceDue.Kind);

        var issued = await shop.Database.ReadAsync(db => db.Invoices.OrderBy(i => i.Sequence).Select(i => i.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 64).Select(i => $"INV-{shop.Clock.GetUtcNow().Year}-{i:D6}"), issued);
        Assert.Equal(64, await shop.Database.ReadAsync(db => db.Invoices.Select(i => i.OrderId).Distinct().CountAsync()));
        await shop.RunJobsAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(20));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task An_invoice_that_is_rolled_back_leaves_no_gap(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var (first, second) = (await SettledAsync(shop), await SettledAsync(shop));
        var number = $"INV-{shop.Clock.GetUtcNow().Year}-000001";

        await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Services.RunAsync((IssueInvoice issue) => shop.Services.GetRequiredService<StoreWrites>().RunAsync(async db =>
        {
            Assert.Equal(number, (await issue.EnsureAsync(db, first.Id, CancellationToken.None))!.Number);
            await db.SaveChangesAsync();
            throw new InvalidOperationException("The machine stumbles.");
        })));

        Assert.Empty(await OfAsync(shop, first));
        await RunAtOnceAsync(shop, InvoiceDue.Kind);
        Assert.Equal([1, 2], await shop.Database.ReadAsync(db => db.Invoices.Select(i => i.Sequence).OrderBy(s => s).ToListAsync()));
        Assert.Single(await OfAsync(shop, second));
        await shop.RunJobsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task However_often_it_is_asked_for_an_order_has_one_invoice_and_a_refund_one_credit_note(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await SettledAsync(shop);
        var refund = (await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(700), "goodwill"))).Value;
        await shop.Services.RunAsync(async (JobDispatcher jobs) =>
        {
            foreach (var id in await WaitingAsync(shop, SendRefunds.Kind))
                await jobs.RunAsync(id, CancellationToken.None);
        });
        await shop.Given.SaveAsync(db =>
        {
            for (var i = 0; i < 8; i++)
                db.AddRange(OutboxMessage.For(new InvoiceDue(order.Id), shop.Clock.GetUtcNow()), OutboxMessage.For(new CreditNoteDue(refund), shop.Clock.GetUtcNow()));
            return Task.FromResult(true);
        });

        // The credit notes first: the invoice that they correct is not there yet.
        await RunAtOnceAsync(shop, CreditNoteDue.Kind);
        await RunAtOnceAsync(shop, InvoiceDue.Kind);
        await shop.RunJobsAsync();

        var issued = await OfAsync(shop, order);
        Assert.Equal([InvoiceKind.Invoice, InvoiceKind.CreditNote], issued.Select(i => i.Kind));
        Assert.Equal((refund, issued[0].Number, Euro(700), Euro(112)), (issued[1].RefundId, issued[1].Corrects, issued[1].Total, issued[1].Tax));
        Assert.False(await shop.Database.ReadAsync(db => db.Outbox.AnyAsync(m => m.Status != OutboxStatus.Done && m.DueAt <= shop.Clock.GetUtcNow())));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task An_invoice_says_what_was_bought_to_the_minor_unit(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var pen = await shop.Given.AVariantAsync("Pen", price: 333, stock: 10);
        var book = await shop.Given.AVariantAsync("Book", price: 1295, stock: 10, tax: "reduced");
        await shop.Given.APromotionAsync("TEN", share: 100_000);
        var (code, _) = await shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Euro(500), null, "staff"));
        var token = await shop.Given.ACartReadyToOrderAsync((pen, 3), (book, 2));
        await shop.EnterAsync(token, "ten");
        await shop.EnterAsync(token, code);

        var order = await shop.PaidAsync((await shop.TryOrderAsync(token)).Value);

        var invoice = Assert.Single(await OfAsync(shop, order));
        Assert.Equal((order.Total, order.Tax, Euro(500), order.Due), (invoice.Total, invoice.Tax, invoice.ByGiftCards, invoice.ByCard));
        Assert.Equal((order.Number, order.BillingAddress, order.DeliveryAddress, "en-GB"), (invoice.OrderNumber, invoice.Buyer, invoice.DeliverTo, invoice.Locale));
        Assert.Equal(("Fjord & Field Handels GmbH", "DE999999999"), (invoice.Seller.Address.Name, invoice.Seller.VatId));
        Assert.Equal(
            [("Pen", 3, 333L, 190_000), ("Book", 2, 1295L, 70_000), ("Standard", 1, 490L, 190_000)],
            invoice.Lines.OrderBy(l => l.Id).Select(l => (l.Name, l.Quantity, l.UnitPrice, l.TaxPartsPerMillion)));
        Assert.All(invoice.Lines.Where(l => l.Kind == InvoiceLineKind.Goods), line => Assert.Equal(line.UnitPrice * line.Quantity - line.Discount, line.Gross));
        Assert.Equal(order.Total.Minor, invoice.Lines.Sum(l => l.Gross));
        Assert.Equal([190_000, 70_000], invoice.Taxes.Select(rate => rate.PartsPerMillion));
        Assert.Equal((order.Tax.Minor, order.Total.Minor), (invoice.Taxes.Sum(rate => rate.Tax), invoice.Taxes.Sum(rate => rate.Gross)));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Refunds_in_parts_take_the_invoice_back_to_the_last_cent_of_every_rate(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var pen = await shop.Given.AVariantAsync(price: 333, stock: 10);
        var book = await shop.Given.AVariantAsync(price: 1295, stock: 10, tax: "reduced");
        await shop.Given.APromotionAsync("TEN", share: 100_000);
        var token = await shop.Given.ACartReadyToOrderAsync((pen, 3), (book, 1));
        await shop.EnterAsync(token, "ten");
        var order = await shop.PaidAsync((await shop.TryOrderAsync(token)).Value);
        var lines = order.Lines.OrderBy(l => l.Id).ToList();

        foreach (var wish in new RefundWish[]
        {
            RefundWish.OfAmount(Euro(101), "goodwill"),
            new([new RefundUnits(lines[0].Id, 1)], false, null, "broken"),
            new([], true, null, "late"),
            RefundWish.OfAmount(Euro(77), "goodwill"),
        })
            Assert.True((await shop.RefundAsync(order.Number, wish)).Succeeded);
        Assert.True((await shop.CancelAsync(order.Number)).Succeeded);
        await shop.RunJobsAsync();

        var issued = await OfAsync(shop, order);
        var (invoice, notes) = (issued[0], issued[1..]);
        Assert.Equal(5, notes.Count);
        Assert.Equal((invoice.Total.Minor, invoice.Tax.Minor), (notes.Sum(n => n.Total.Minor), notes.Sum(n => n.Tax.Minor)));
        Assert.All(invoice.Taxes, rate => Assert.Equal(
            rate, new InvoiceTax(rate.PartsPerMillion, Of(notes, rate).Sum(l => l.Net), Of(notes, rate).Sum(l => l.Tax))));
        Assert.Equal(Enumerable.Range(1, 5).Select(i => notes[0].Sequence + i - 1), notes.Select(n => n.Sequence));
        shop.Clock.Advance(TimeSpan.FromMinutes(20));
        await shop.AssertSoundAsync();

        static IEnumerable<InvoiceLine> Of(List<Invoice> notes, InvoiceTax rate) => notes.SelectMany(n => n.Lines).Where(l => l.TaxPartsPerMillion == rate.PartsPerMillion);
    }

    [Theory, BothDatabases]
    public async Task Of_a_refund_the_gateway_refused_the_credit_note_says_what_went_back_on_the_gift_card(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900);
        var (code, _) = await shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Euro(500), null, "staff"));
        var token = await shop.Given.ACartReadyToOrderAsync((mug, 1));
        await shop.EnterAsync(token, code);
        var order = await shop.PaidAsync((await shop.TryOrderAsync(token)).Value);
        await shop.FaultAsync("POST /v1/refunds", "decline");

        await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(800), "goodwill"));
        await shop.RunJobsAsync();

        var note = (await OfAsync(shop, order))[1];
        Assert.Equal((Euro(500), Euro(500)), (note.Total, note.ByGiftCards));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task When_the_bank_sends_a_refund_back_the_credit_note_is_cancelled_by_that_much_and_the_rest_can_be_credited(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900);
        var book = await shop.Given.AVariantAsync(price: 1295, tax: "reduced");
        var (code, _) = await shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Euro(500), null, "staff"));
        var token = await shop.Given.ACartReadyToOrderAsync((mug, 1), (book, 1));
        await shop.EnterAsync(token, code);
        var order = await shop.PaidAsync((await shop.TryOrderAsync(token)).Value);
        var refund = (await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(800), "goodwill"))).Value;
        await shop.RunJobsAsync();
        Assert.Equal(Euro(800), (await OfAsync(shop, order))[1].Total);

        await shop.SendBackAsync(refund);
        await shop.RunJobsAsync();

        var issued = await OfAsync(shop, order);
        Assert.Equal([InvoiceKind.Invoice, InvoiceKind.CreditNote, InvoiceKind.Correction], issued.Select(i => i.Kind));
        var (note, correction) = (issued[1], issued[2]);
        Assert.Equal((note.Number, Euro(300), Euro(0), 2L), (correction.Corrects, correction.Total, correction.ByGiftCards, correction.Sequence));
        Assert.Equal(note.Taxes.Select(rate => rate.PartsPerMillion), correction.Taxes.Select(rate => rate.PartsPerMillion));
        Assert.InRange(correction.Tax.Minor - note.Tax.Minor * 300 / 800, -1, 1);
        await shop.AssertSoundAsync();

        Assert.True((await shop.CancelAsync(order.Number)).Succeeded);
        await shop.RunJobsAsync();

        issued = await OfAsync(shop, order);
        Assert.Equal(order.Total - Euro(500), issued[2].Total);
        Assert.All(issued[0].Taxes, rate => Assert.Equal((rate.Net, rate.Tax), (Back(issued, rate, line => line.Net), Back(issued, rate, line => line.Tax))));
        shop.Clock.Advance(TimeSpan.FromMinutes(20));
        await shop.AssertSoundAsync();

        static long Back(List<Invoice> issued, InvoiceTax rate, Func<InvoiceLine, long> part) => issued.Skip(1).Sum(i =>
            (i.Kind == InvoiceKind.Correction ? -1 : 1) * i.Lines.Where(line => line.TaxPartsPerMillion == rate.PartsPerMillion).Sum(part));
    }

    [Theory, BothDatabases]
    public async Task Money_of_an_order_that_came_to_nothing_has_no_document(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 1);
        var late = await shop.OrderAsync((mug, 1));
        await shop.SessionAsync(late.Number);
        await shop.PayAsync(late.Number);
        await shop.Given.SaveAsync(db => db.Orders.Where(o => o.Id == late.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OrderStatus.Cancelled)));
        await shop.Given.SaveAsync(db => db.StockHolds.Where(h => h.OrderId == late.Id).ExecuteDeleteAsync());

        Assert.Equal(SettlementResult.PaidTooLate, (await shop.SettleAsync(late.Number)).Value.Result);
        await shop.RunJobsAsync();

        Assert.Empty(await OfAsync(shop, late));
        Assert.False(await shop.Database.ReadAsync(db => db.Outbox.AnyAsync(m => m.Kind == CreditNoteDue.Kind && m.Status != OutboxStatus.Done)));
    }

    [Theory, BothDatabases]
    public async Task What_is_issued_stays_whatever_becomes_of_the_order_and_nobody_can_change_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", price: 1900);
        var order = await shop.PaidOrderAsync((mug, 1));
        await shop.Given.SaveAsync(async db =>
        {
            await db.Products.Where(p => p.Id == mug.ProductId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Cup"));
            await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.BillingAddress.Name, "Somebody Else"));
            return true;
        });

        var invoice = Assert.Single(await OfAsync(shop, order));
        Assert.Equal(("Kim Berg", "Mug"), (invoice.Buyer.Name, invoice.Lines.OrderBy(l => l.Id).First().Name));
        foreach (var change in new Func<StoreDb, Task>[]
        {
            db => db.Invoices.Where(i => i.Id == invoice.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Buyer.Name, "Somebody Else")),
            db => db.InvoiceLines.Where(l => l.InvoiceId == invoice.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Name, "Cup")),
            db => db.InvoiceLines.Where(l => l.InvoiceId == invoice.Id).ExecuteDeleteAsync(),
            db => db.Invoices.Where(i => i.Id == invoice.Id).ExecuteDeleteAsync(),
        })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Given.SaveAsync(async db =>
            {
                await change(db);
                return true;
            }));
            Assert.Contains("An issued document never changes.", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal("Kim Berg", Assert.Single(await OfAsync(shop, order)).Buyer.Name);
    }

    [Theory, BothDatabases]
    public async Task A_year_begins_its_own_numbers_by_the_shops_clock(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind, ("Store:TimeZone", "Europe/Berlin"));
        var year = shop.Clock.GetUtcNow().Year;
        var first = Assert.Single(await OfAsync(shop, await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1))));
        // Half past midnight in Berlin.
        shop.Clock.Advance(new DateTimeOffset(year, 12, 31, 23, 30, 0, TimeSpan.Zero) - shop.Clock.GetUtcNow());

        var second = Assert.Single(await OfAsync(shop, await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1))));

        Assert.Equal(($"INV-{year}-000001", $"INV-{year + 1}-000001"), (first.Number, second.Number));
        Assert.Equal(new DateOnly(year + 1, 1, 1), second.IssuedOn);
    }

    private static async Task<Order> SettledAsync(Shop shop)
    {
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(price: 1900), 1));
        await shop.PayAsync(order.Number);
        Assert.Equal(SettlementResult.Paid, (await shop.SettleAsync(order.Number)).Value.Result);
        return order;
    }

    private static Task<List<Invoice>> OfAsync(Shop shop, Order order) => shop.Database.ReadAsync(db =>
        db.Invoices.AsNoTracking().Include(i => i.Lines).Where(i => i.OrderId == order.Id).OrderBy(i => i.Kind).ThenBy(i => i.Sequence).ToListAsync());

    private static Task<List<long>> WaitingAsync(Shop shop, string job) => shop.Database.ReadAsync(db =>
        db.Outbox.Where(m => m.Kind == job && m.Status == OutboxStatus.Waiting).Select(m => m.Id).ToListAsync());

    private static async Task RunAtOnceAsync(Shop shop, string job) => await Parallel.ForEachAsync(
        await WaitingAsync(shop, job), AtOnce, async (id, _) => await shop.Services.RunAsync((JobDispatcher jobs) => jobs.RunAsync(id, CancellationToken.None)));
}
