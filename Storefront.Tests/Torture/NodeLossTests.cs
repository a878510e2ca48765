using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

public class NodeLossTests
{
    /// <summary>B14, without sign-ins: what one node began, the other one goes on with.</summary>
    [Fact]
    public async Task One_of_two_nodes_is_killed_under_load_and_only_its_own_requests_are_lost()
    {
        await using var nodes = new Nodes();
        await nodes.InitializeAsync();
        var mug = await nodes.Given.AVariantAsync(stock: 1_000_000);
        await using var crowd = new Crowd(nodes.Balancer, nodes.Database, mug, shoppers: 6);
        await crowd.ServedAsync(Rounds.Of(few: 6, full: 60));

        await nodes.KillOneAsync();
        var gone = Stopwatch.GetTimestamp();
        await crowd.ServedAsync(Rounds.Of(few: 10, full: 120));
        await crowd.LeaveAsync();
        await nodes.Store.Services.RunAsync((ReconcilePayments reconcile) => reconcile.RunAsync(CancellationToken.None));
        await nodes.SettledAsync(seconds: Rounds.Of(few: 90, full: 300));

        var answers = nodes.Balancer.Answers;
        Assert.All(answers.Where(answer => answer.IsFailure), lost => Assert.True(lost is { Node: 1, Status: 0 } && lost.Started <= gone, lost.ToString()));
        Assert.DoesNotContain(answers, answer => answer.Status is >= 400 and < 500);
        Assert.Contains(answers, answer => answer.Node == 1 && answer.Status == 200);
        var orders = await nodes.Database.ReadAsync(db => db.Orders.Include(o => o.Events).Include(o => o.Lines).AsSplitQuery().ToListAsync());
        var sessions = await nodes.Database.ReadAsync(db => db.Payments.Where(p => p.State == PaymentState.Paid).Select(p => p.SessionId!).ToListAsync());
        Assert.Empty(crowd.Paid.Except(sessions));
        foreach (var order in orders.Where(o => o.Status == OrderStatus.Confirmed))
        {
            foreach (var once in new[] { OrderEventKind.Paid, OrderEventKind.ReadyToPick, OrderEventKind.ConfirmationSent })
                Assert.Single(order.Events, e => e.Kind == once);
        }

        using var visitor = Visitor.At(nodes.Sandbox);
        var mails = (await visitor.GetFromJsonAsync<JsonElement>("/sandbox/mail.json")).EnumerateArray().Select(mail => mail.GetProperty("subject").GetString()).ToList();
        // The one worker that died may have died between the provider's yes and its note of it.
        Assert.InRange(mails.Count - mails.Distinct().Count(), 0, 1);
        await nodes.AssertSoundAsync();
        Tally.Note("B14", TwoNodes.Name, (1, "node killed"), (answers.Count, "requests"), (answers.Count(answer => answer.IsFailure), "lost with the node"),
            (orders.Count(o => o.Status == OrderStatus.Confirmed), "orders paid"), (0, "antiforgery failures"), (0, "jobs done twice"));
    }
}
