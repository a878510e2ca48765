using System.Diagnostics;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Checkout;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

public class DatabaseOutageTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>B6: nothing that the shop acknowledged is lost, and five seconds after PostgreSQL is back nobody notices any more.</summary>
    [Theory]
    [InlineData("restarted")]
    [InlineData("killed")]
    public async Task When_PostgreSQL_goes_down_under_load_no_acknowledged_order_is_lost(string how)
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var shop = await Shop.OpenAsync(await postgres.CreateDatabaseAsync(), ("Jobs:Workers", "2"), ("Jobs:Lease", "00:00:05"));
        var mug = await shop.Given.AVariantAsync(stock: 1_000_000);
        var balancer = new Balancer(shop.Address);
        var outages = new List<(long Down, long Up)>();
        await using var crowd = new Crowd(balancer, shop.Database, mug, shoppers: 6);

        for (var i = 0; i < Rounds.Of(few: 1, full: 5); i++)
        {
            await crowd.ServedAsync(4);
            outages.Add(await GoDownAsync(postgres, how));
            await Task.Delay(Grace);
        }

        await crowd.ServedAsync(6);
        await crowd.LeaveAsync();
        // And once while nobody is there: what lies in the pool is broken, and no visitor may have to find out.
        outages.Add(await GoDownAsync(postgres, how));
        await Task.Delay(Grace);
        await using (var latecomers = new Crowd(balancer, shop.Database, mug, shoppers: 2))
            await latecomers.ServedAsync(2);

        var unexplained = balancer.Answers.Where(answer => answer.IsFailure && !outages.Any(outage => Touches(answer, outage))).ToList();
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained.Select(answer => $"{answer.Asked}: {answer.Status}")) + string.Join('\n', shop.Log.Errors.TakeLast(3)));
        Assert.Contains(balancer.Answers, answer => answer.IsFailure);
        Assert.DoesNotContain(balancer.Answers, answer => answer.Status is >= 400 and < 500);
        var payments = await shop.Database.ReadAsync(db => db.Payments.Where(p => p.SessionId != null).Select(p => new { p.SessionId, p.Order.Status }).ToListAsync());
        Assert.Empty(crowd.Placed.Except(payments.Select(p => p.SessionId!)));
        Assert.Empty(crowd.Paid.Except(payments.Where(p => p.Status == OrderStatus.Confirmed).Select(p => p.SessionId!)));

        await SettledAsync(shop);
        await shop.AssertSoundAsync();
        Tally.Note("B6", $"Postgres, {how}", (outages.Count, "outages"), (balancer.Answers.Count, "requests"), (crowd.Placed.Count, "orders acknowledged, none lost"),
            (balancer.Answers.Count(answer => answer.IsFailure), "failures, all within an outage and 5 s"));
    }

    private static async Task<(long Down, long Up)> GoDownAsync(PrivatePostgres postgres, string how)
    {
        var down = Stopwatch.GetTimestamp();
        await (how == "killed" ? postgres.KillAsync() : postgres.StopAsync());
        await Task.Delay(TimeSpan.FromSeconds(1));
        await postgres.StartAgainAsync();
        return (down, Stopwatch.GetTimestamp());
    }

    private static bool Touches(Answer answer, (long Down, long Up) outage) =>
        answer.Ended >= outage.Down && answer.Started <= outage.Up + (long)(Grace.TotalSeconds * Stopwatch.Frequency);

    /// <summary>What the outage put off is done, and the money that came meanwhile is found. Those who never paid have their time yet.</summary>
    private static async Task SettledAsync(Shop shop)
    {
        var left = "";
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    shop.Services.GetRequiredService<IRecurringJobManager>().Trigger("reconcile-payments");
                    shop.Services.GetRequiredService<IRecurringJobManager>().Trigger("sweep-outbox");
                    await Task.Delay(TimeSpan.FromSeconds(1));
                    shop.Clock.Advance(TimeSpan.FromSeconds(20));
                    left = await LeftAsync(shop);
                    return left.Length == 0;
                },
                "all that was put off is done",
                seconds: Rounds.Of(few: 60, full: 300));
        }
        catch (Xunit.Sdk.FailException late)
        {
            Assert.Fail($"{late.Message}. Left: {left}{string.Join('\n', shop.Log.Errors.TakeLast(3))}");
        }
    }

    private static async Task<string> LeftAsync(Shop shop)
    {
        var soon = shop.Clock.GetUtcNow().AddMinutes(5);
        var jobs = await shop.Database.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Status == OutboxStatus.Waiting && m.DueAt < soon && m.Kind != ReleaseUnpaid.Kind).ToListAsync());
        var charged = (await shop.LedgerAsync()).Count;
        var paid = await shop.Database.ReadAsync(db => db.Payments.CountAsync(p => p.State == PaymentState.Paid));
        return string.Join(' ', jobs.Select(job => $"{job.Kind} (due {job.DueAt:T}, now {soon.AddMinutes(-5):T}, {job.Attempts} tries, leased until {job.LeasedUntil:T}: {job.LastError})"))
            + (charged == paid ? "" : $"{charged} charged, {paid} paid. ");
    }
}
