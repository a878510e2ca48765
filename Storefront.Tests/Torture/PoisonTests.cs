using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Checks;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

public class PoisonTests
{
    /// <summary>B16, with Hangfire's own workers.</summary>
    [Theory, BothDatabases]
    public async Task A_job_that_always_fails_is_tried_ten_times_and_keeps_nobody_waiting(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind, ("Jobs:Workers", "2"));
        // Four for each worker, and first in the queue.
        var poison = await PoisonAsync(shop, 8);
        var mug = await shop.Given.AVariantAsync(stock: 100);
        for (var i = 0; i < 6; i++)
        {
            var number = (await shop.OrderAsync((mug, 1))).Number;
            await shop.PayAsync(number);
            await shop.SettleAsync(number);
        }

        await Eventually.TrueAsync(async () => (await OthersAsync(shop, poison)) is var others && others.Count >= 18 && others.All(m => m.Status == OutboxStatus.Done), "the other jobs are done", seconds: 60);
        Assert.All(await OthersAsync(shop, poison), other => Assert.Equal(1, other.Attempts));
        Assert.All(await RowsAsync(shop, poison), row => Assert.True(row.Status == OutboxStatus.Waiting && row.Attempts < OutboxMessage.MaxAttempts));

        await Eventually.TrueAsync(() => HaveDiedAsync(shop, poison), "they are given up", seconds: 120);
        Assert.All(await RowsAsync(shop, poison), row => Assert.Equal((OutboxStatus.Dead, OutboxMessage.MaxAttempts), (row.Status, row.Attempts)));
        Assert.Equal(poison.Count, shop.Log.Errors.Count(error => error.Contains("was given up", StringComparison.Ordinal)));
        var findings = await shop.Services.RunAsync((CheckStore check) => check.RunAsync());
        Assert.Equal(poison.Select(id => ("I9b", $"job {id}")), findings.Select(finding => (finding.Invariant, finding.Subject)).Order());

        await shop.Database.ReadAsync(db => db.Outbox.Where(m => poison.Contains(m.Id)).ExecuteDeleteAsync());
        await shop.AssertSoundAsync();
        Tally.Note("B16", kind, (poison.Count, "poisoned jobs"), (10 * poison.Count, "tries"), (6, "orders not delayed"));
    }

    /// <summary>Webhooks that are in no inbox.</summary>
    private static async Task<List<long>> PoisonAsync(Shop shop, int count)
    {
        var messages = Enumerable.Range(0, count).Select(i => OutboxMessage.For(new WebhookReceived($"evt_gone_{i}"), shop.Clock.GetUtcNow())).ToList();
        await shop.Services.GetRequiredService<StoreWrites>().RunAsync(db =>
        {
            db.Outbox.AddRange(messages);
            return Task.CompletedTask;
        });
        return messages.ConvertAll(message => message.Id);
    }

    /// <summary>Lets time pass whenever all of them wait for their next try.</summary>
    private static async Task<bool> HaveDiedAsync(Shop shop, List<long> poison)
    {
        var rows = await RowsAsync(shop, poison);
        if (rows.TrueForAll(row => row.Status == OutboxStatus.Dead))
            return true;
        if (rows.TrueForAll(row => row.Status == OutboxStatus.Dead || (row.LeasedUntil is null && row.DueAt > shop.Clock.GetUtcNow())))
        {
            shop.Clock.Advance(TimeSpan.FromHours(2));
            shop.Services.GetRequiredService<IRecurringJobManager>().Trigger("sweep-outbox");
        }

        return false;
    }

    private static Task<List<OutboxMessage>> RowsAsync(Shop shop, List<long> poison) =>
        shop.Database.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => poison.Contains(m.Id)).ToListAsync());

    private static Task<List<OutboxMessage>> OthersAsync(Shop shop, List<long> poison)
    {
        var now = shop.Clock.GetUtcNow();
        return shop.Database.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => !poison.Contains(m.Id) && m.DueAt <= now).ToListAsync());
    }
}
