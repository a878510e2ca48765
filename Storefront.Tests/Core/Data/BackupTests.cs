using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Checks;
using Storefront.Core.Data.Backup;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Data;

public class BackupTests
{
    /// <summary>Sixteen shoppers order and pay without a pause; what the copy holds is one moment of that.</summary>
    [Theory, BothDatabases]
    public async Task A_backup_under_load_restores_to_one_sound_moment(DatabaseKind kind)
    {
        const int stock = 100_000;
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900, stock: stock);
        using var closing = new CancellationTokenSource();
        var shoppers = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (!closing.IsCancellationRequested)
                await BuyAsync(shop, mug);
        })).ToList();
        await Eventually.TrueAsync(async () => (await Trading.OfAsync(shop.Database)).Paid >= 8, "shoppers pay", seconds: 60);

        var before = await Trading.OfAsync(shop.Database);
        var file = await shop.Services.BackupAsync();
        var after = await Trading.OfAsync(shop.Database);
        await Eventually.TrueAsync(async () => (await Trading.OfAsync(shop.Database)).Orders > after.Orders, "the shop trades on", seconds: 60);
        await closing.CancelAsync();
        await Task.WhenAll(shoppers);
        await shop.AssertSoundAsync();

        await using var copy = Store.On(await TestDatabase.CreateAsync(kind), _ => { });
        var restored = await copy.Services.RestoreAsync(file);
        Assert.True(restored.Succeeded, restored.Refusal?.Message);
        Assert.False(restored.Value, "no migration is missing");

        var findings = await copy.Services.RunAsync((CheckStore check) => check.RunAsync());
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        var traded = await Trading.OfAsync(copy.Database);
        Assert.InRange(traded.Orders, before.Orders, after.Orders);
        Assert.InRange(traded.Payments, before.Payments, after.Payments);
        Assert.InRange(traded.Jobs, before.Jobs, after.Jobs);
        Assert.Equal((traded.Paid, traded.OrderedMinor), (traded.Payments, traded.PaidMinor));
        Assert.Equal(traded.Paid * 2390L, traded.PaidMinor);
        var item = await copy.Database.ReadAsync(db => db.StockItems.SingleAsync(s => s.Id == mug.StockItemId));
        Assert.Equal((stock, stock - traded.Orders, traded.Orders), (item.OnHand, item.Available, item.Reserved));
    }

    [Theory, BothDatabases]
    public async Task A_restored_shop_sends_nothing_until_it_is_resumed(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 10);
        var paid = await shop.OrderAsync((mug, 1));
        await shop.PayAsync(paid.Number);
        Assert.Equal(SettlementResult.Paid, (await shop.SettleAsync(paid.Number)).Value.Result);
        var open = await shop.OrderAsync((mug, 1));
        await shop.PayAsync(open.Number);
        await shop.Services.RestoreClosedAsync(shop.Database, await shop.Services.BackupAsync());
        shop.Log.Clear();

        var waiting = await WaitingAsync(shop);
        Assert.NotEmpty(waiting);
        foreach (var (id, _) in waiting)
            await shop.Services.RunAsync((JobDispatcher jobs) => jobs.RunAsync(id, CancellationToken.None));
        await shop.Services.RunAsync((ReconcilePayments reconcile) => reconcile.RunAsync(CancellationToken.None));
        for (var sweep = 0; sweep < 3; sweep++)
            await shop.Services.RunAsync((SweepOutbox outbox) => outbox.RunAsync(CancellationToken.None));

        // The gateway's events may come in meanwhile, and wait as well.
        var (first, last) = (waiting.Min(job => job.Id), waiting.Max(job => job.Id));
        Assert.Equal(waiting, (await WaitingAsync(shop)).Where(job => job.Id >= first && job.Id <= last));
        Assert.All(waiting, job => Assert.Equal(0, job.Attempts));
        Assert.Empty(await MailboxAsync(shop));
        Assert.Equal(OrderStatus.AwaitingPayment, (await shop.FindAsync(open.Number)).Status);
        Assert.Single(shop.Log.Warnings, warning => warning.Contains("Jobs wait since", StringComparison.Ordinal));
        Assert.Empty(shop.Log.Errors);
        using (var visitor = shop.NewVisitor())
        using (var ready = await visitor.GetAsync("/health/ready"))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Services.RunAsync((SweepOutbox outbox) => outbox.RunAsync(CancellationToken.None));
        Assert.Equal(2, shop.Log.Warnings.Count(warning => warning.Contains("Jobs wait since", StringComparison.Ordinal)));

        Assert.Equal(1, await shop.Services.RunAsync((ResumeShop resume) => resume.RunAsync()));
        await shop.Services.RunAsync((ReconcilePayments reconcile) => reconcile.RunAsync(CancellationToken.None));
        await shop.RunJobsAsync();

        Assert.Equal(OrderStatus.Confirmed, (await shop.FindAsync(open.Number)).Status);
        Assert.Equal(2, (await MailboxAsync(shop)).Count);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Orders_are_restored_over_only_by_force_and_never_under_a_running_shop(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 10);
        await shop.OrderAsync((mug, 1));
        var file = await shop.Services.BackupAsync();
        await shop.OrderAsync((mug, 1));

        Assert.Equal("restore_over_orders", (await shop.Services.RestoreAsync(file)).Refusal?.Code);
        await using (var running = shop.Database.Open())
        {
            await running.Database.OpenConnectionAsync();
            Assert.Equal(2, await running.Orders.CountAsync());
            Assert.Equal("restore_in_use", (await shop.Services.RestoreAsync(file, force: true)).Refusal?.Code);
        }

        Assert.Equal(2, await shop.Database.ReadAsync(db => db.Orders.CountAsync()));
        Assert.False(await shop.Database.ReadAsync(db => db.Holds.AnyAsync()));

        await shop.Services.RestoreClosedAsync(shop.Database, file);
        Assert.Equal(1, await shop.Database.ReadAsync(db => db.Orders.CountAsync()));
        Assert.Equal((10, 9, 1), await shop.StockAsync(mug));
        // It is a shop at work again: the keys of new rows go on where the backup's ended.
        await shop.OrderAsync((mug, 1));
        Assert.Equal(2, await shop.Database.ReadAsync(db => db.Orders.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_is_no_whole_backup_changes_nothing(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await store.Given.AVariantAsync(stock: 3);
        var whole = await File.ReadAllBytesAsync(await store.Services.BackupAsync());
        var (garbage, torn) = (Backups.NewFile(), Backups.NewFile());
        await File.WriteAllBytesAsync(garbage, [.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 31))]);
        await File.WriteAllBytesAsync(torn, whole[..(whole.Length * 2 / 3)]);
        await store.Database.CloseAsync();

        Assert.Equal("backup_unreadable", (await store.Services.RestoreAsync(garbage, force: true)).Refusal?.Code);
        Assert.Equal("backup_unreadable", (await store.Services.RestoreAsync(torn, force: true)).Refusal?.Code);
        Assert.Equal("backup_file_missing", (await store.Services.RestoreAsync(Backups.NewFile())).Refusal?.Code);

        Assert.Equal(1, await store.Database.ReadAsync(db => db.Variants.CountAsync()));
        Assert.False(await store.Database.ReadAsync(db => db.Holds.AnyAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_backup_of_a_newer_version_is_refused_by_the_name_of_what_is_unknown(DatabaseKind kind)
    {
        await using var newer = await Store.OpenAsync(kind);
        await newer.Database.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Tomorrow', '99.0.0')"""));
        var file = await newer.Services.BackupAsync();
        await using var copy = Store.On(await TestDatabase.CreateAsync(kind), _ => { });

        var refusal = (await copy.Services.RestoreAsync(file, force: true)).Refusal;

        Assert.Equal("backup_too_new", refusal?.Code);
        Assert.Contains("20990101000000_Tomorrow", refusal!.Message, StringComparison.Ordinal);
        Assert.False(await copy.Database.ReadAsync(db => db.Holds.AnyAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_backup_never_writes_over_a_file_and_only_its_owner_reads_it(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var file = await store.Services.BackupAsync();
        var written = await File.ReadAllBytesAsync(file);

        var again = await store.Services.RunAsync((BackupStore backup) => backup.RunAsync(file));

        Assert.Equal("backup_file_exists", again.Refusal?.Code);
        Assert.Equal(written, await File.ReadAllBytesAsync(file));
        Assert.Equal([file], Directory.GetFiles(DatabaseTemplates.Folder, Path.GetFileName(file) + "*"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private static async Task BuyAsync(Shop shop, Variant mug)
    {
        var order = await shop.OrderAsync((mug, 1));
        await shop.SessionAsync(order.Number);
        await shop.PayAndSettleAsync(order.Number);
    }

    private static Task<List<(long Id, int Attempts)>> WaitingAsync(Shop shop) => shop.Database.ReadAsync(async db =>
        (await db.Outbox.Where(m => m.Status == OutboxStatus.Waiting).OrderBy(m => m.Id).Select(m => new { m.Id, m.Attempts }).ToListAsync())
            .ConvertAll(m => (m.Id, m.Attempts)));

    private static async Task<IReadOnlyList<JsonElement>> MailboxAsync(Shop shop)
    {
        using var visitor = shop.NewVisitor();
        return (await visitor.GetFromJsonAsync<List<JsonElement>>("/sandbox/mail.json"))!;
    }
}
