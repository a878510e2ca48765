using System.Net;
using Microsoft.Data.Sqlite;
using Storefront.Tests.Support;
using Storefront.Web.Sandbox;
using Stripe;

namespace Storefront.Tests.Web.Sandbox;

public class StripeDisputeTests : SandboxTests
{
    private DisputeService Disputes => new(Sandbox.Stripe);

    [Theory]
    [InlineData("won", 4900, "charge.dispute.created charge.dispute.funds_withdrawn charge.dispute.updated charge.dispute.closed charge.dispute.funds_reinstated")]
    [InlineData("lost", 0, "charge.dispute.created charge.dispute.funds_withdrawn charge.dispute.updated charge.dispute.closed")]
    public async Task A_dispute_takes_the_money_at_once_and_ends_as_the_bank_decides(string end, long net, string events)
    {
        var session = await Sandbox.PaidAsync(4900);
        var id = await DisputeAsync(session.PaymentIntentId);
        Assert.Equal(0, await Sandbox.NetAsync());
        var opened = await Disputes.GetAsync(id, new() { Expand = ["payment_intent"] }, cancellationToken: Cancel);
        Assert.Equal(("needs_response", 4900L, "eur", "fraudulent", false), (opened.Status, opened.Amount, opened.Currency, opened.Reason, opened.IsChargeRefundable));
        Assert.Equal("1001", opened.PaymentIntent.Metadata["order"]);
        Assert.Equal(Sandbox.Time.GetUtcNow().AddDays(9).UtcDateTime, opened.EvidenceDetails.DueBy!.Value, TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.SeeOther, await MoveAsync(id, "under_review"));
        Assert.Equal(HttpStatusCode.SeeOther, await MoveAsync(id, end));

        Assert.Equal(end, (await Disputes.GetAsync(id, cancellationToken: Cancel)).Status);
        Assert.Equal(net, await Sandbox.NetAsync());
        var told = await new EventService(Sandbox.Stripe).ListAsync(new() { Limit = 100 }, cancellationToken: Cancel);
        Assert.Equal(events, string.Join(' ', told.Select(happened => happened.Type).Where(type => type.StartsWith("charge.dispute", StringComparison.Ordinal)).Reverse()));
        foreach (var to in new[] { "won", "lost", "under_review", "needs_response", "" })
            Assert.Equal(HttpStatusCode.Conflict, await MoveAsync(id, to));
        Assert.Equal(net, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task An_inquiry_takes_nothing_and_the_charge_can_still_be_refunded()
    {
        var session = await Sandbox.PaidAsync(4900);
        var id = await DisputeAsync(session.PaymentIntentId, ("inquiry", "true"), ("reason", "product_not_received"));

        var asked = await Disputes.GetAsync(id, cancellationToken: Cancel);
        Assert.Equal(("warning_needs_response", true, "product_not_received"), (asked.Status, asked.IsChargeRefundable, asked.Reason));
        Assert.Equal(4900, await Sandbox.NetAsync());
        Assert.Equal("succeeded", (await new RefundService(Sandbox.Stripe).CreateAsync(new() { PaymentIntent = session.PaymentIntentId, Amount = 900 }, cancellationToken: Cancel)).Status);
        await MoveAsync(id, "won");
        Assert.Equal("warning_closed", (await Disputes.GetAsync(id, cancellationToken: Cancel)).Status);
        Assert.Equal(4000, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task A_charge_whose_money_the_bank_has_is_not_refunded_and_after_a_loss_only_the_rest()
    {
        var session = await Sandbox.PaidAsync(4900);
        var refunds = new RefundService(Sandbox.Stripe);
        var id = await DisputeAsync(session.PaymentIntentId, ("amount", "4000"));

        var error = await Assert.ThrowsAsync<StripeException>(() => refunds.CreateAsync(new() { PaymentIntent = session.PaymentIntentId, Amount = 1 }, cancellationToken: Cancel));
        Assert.Equal((HttpStatusCode.BadRequest, "charge_disputed"), (error.HttpStatusCode, error.StripeError.Code));
        await MoveAsync(id, "lost");
        error = await Assert.ThrowsAsync<StripeException>(() => refunds.CreateAsync(new() { PaymentIntent = session.PaymentIntentId, Amount = 901 }, cancellationToken: Cancel));
        Assert.Equal("amount", error.StripeError.Param);
        await refunds.CreateAsync(new() { PaymentIntent = session.PaymentIntentId }, cancellationToken: Cancel);

        Assert.Equal(0, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task Only_what_was_paid_is_disputed_once_and_for_no_more()
    {
        var (paid, open) = (await Sandbox.PaidAsync(4900), await Sandbox.OpenAsync(reference: "2"));

        Assert.Equal(HttpStatusCode.Conflict, (await OpenAsync(("payment_intent", "pi_nothing"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await OpenAsync(("payment_intent", open.Id))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await OpenAsync(("payment_intent", paid.PaymentIntentId), ("amount", "4901"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await OpenAsync(("payment_intent", paid.PaymentIntentId), ("amount", "0"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await OpenAsync(("payment_intent", paid.PaymentIntentId), ("reason", "whim"))).Status);
        Assert.Equal(4900, await Sandbox.NetAsync());
        await DisputeAsync(paid.PaymentIntentId);
        Assert.Equal(HttpStatusCode.Conflict, (await OpenAsync(("payment_intent", paid.PaymentIntentId))).Status);
        Assert.Equal(HttpStatusCode.Conflict, await MoveAsync("du_nothing", "won"));

        Assert.Single(await Disputes.ListAsync(new() { PaymentIntent = paid.PaymentIntentId }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task The_page_disputes_a_payment_and_decides()
    {
        await Sandbox.PaidAsync(4900, reference: "F-1111-2222");
        var page = await Sandbox.Http.GetStringAsync("/sandbox/stripe/disputes", Cancel);
        Assert.Contains("F-1111-2222", page, StringComparison.Ordinal);
        Assert.Contains("Dispute it: take the money back", page, StringComparison.Ordinal);
        var intent = System.Text.RegularExpressions.Regex.Match(page, "pi_3[A-Za-z0-9]+").Value;

        await MoveAsync(await DisputeAsync(intent), "lost");

        page = await Sandbox.Http.GetStringAsync("/sandbox/stripe/disputes", Cancel);
        Assert.Contains("The shop has lost.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_from_before_disputes_is_kept_and_takes_them()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "sandbox.db");
        using (var old = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            old.Open();
            using var create = old.CreateCommand();
            create.CommandText = """
                CREATE TABLE ledger (
                    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, entry TEXT NOT NULL CHECK (entry IN ('charge', 'refund', 'refund_returned')),
                    amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL, session TEXT NOT NULL, reference TEXT,
                    payment_intent TEXT NOT NULL, charge TEXT NOT NULL, refund TEXT);
                CREATE INDEX ledger_session ON ledger (session);
                INSERT INTO ledger (at, entry, amount, currency, session, payment_intent, charge) VALUES (1, 'charge', 4900, 'eur', 'cs_1', 'pi_1', 'ch_1');
                """;
            create.ExecuteNonQuery();
        }

        for (var start = 0; start < 2; start++)
        {
            using var file = new SandboxFile(Microsoft.Extensions.Options.Options.Create(new SandboxOptions { Database = path }));
            Assert.Equal((4900, 4900), (Ledger.Read(file, null, null, null).Totals[0].Charged, Ledger.Read(file, null, null, null).Totals[0].Net));
            if (start == 0)
                continue;
            file.Write(db => db.Execute($"INSERT INTO ledger (at, entry, amount, currency, session, payment_intent, charge, dispute) VALUES (2, 'dispute', 900, 'eur', 'cs_1', 'pi_1', 'ch_1', 'du_1')"));
            Assert.Equal((900, 4000), (Ledger.Read(file, null, null, null).Totals[0].Disputed, Ledger.Read(file, null, null, null).Totals[0].Net));
        }
    }

    private async Task<string> DisputeAsync(string intent, params (string Name, string Value)[] more)
    {
        var (status, location) = await OpenAsync([("payment_intent", intent), .. more]);
        Assert.Equal(HttpStatusCode.SeeOther, status);
        return location!.Split('#')[1];
    }

    private async Task<(HttpStatusCode Status, string? Location)> OpenAsync(params (string Name, string Value)[] fields)
    {
        using var answer = await Sandbox.Http.PostAsync("/sandbox/stripe/disputes", new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)), Cancel);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    private async Task<HttpStatusCode> MoveAsync(string id, string to)
    {
        using var answer = await Sandbox.Http.PostAsync($"/sandbox/stripe/disputes/{id}", new FormUrlEncodedContent([new("to", to)]), Cancel);
        return answer.StatusCode;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ledger-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
