using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Checks;
using Storefront.Core.Payments;

namespace Storefront.Tests.Support;

public static class Soundness
{
    /// <summary>The shop's promise, asked of the database and of the gateway's ledger: nothing is broken, and per order the gateway
    /// has taken, less what it gave back and what banks took by disputes, what the shop believes.</summary>
    public static async Task AssertAsync(IServiceProvider services, TestDatabase database, Uri sandbox)
    {
        var findings = await services.RunAsync((CheckStore check) => check.RunAsync());
        Assert.True(findings.Count == 0, string.Join('\n', findings));

        var believed = (await database.ReadAsync(db => db.Orders
            .Select(o => new
            {
                o.Number,
                Net = db.Payments.Where(p => p.OrderId == o.Id && p.State == PaymentState.Paid).Sum(p => p.Amount.Minor)
                    - db.Refunds.Where(r => r.OrderId == o.Id && (r.State == RefundState.Succeeded || r.State == RefundState.Pending)).Sum(r => r.Amount.Minor - r.ToGiftCardsMinor)
                    - o.DisputedMinor,
            })
            .Where(o => o.Net != 0)
            .ToListAsync())).ToDictionary(o => o.Number, o => o.Net);
        Assert.Equal(believed.OrderBy(o => o.Key), (await LedgerAsync(sandbox)).OrderBy(o => o.Key));
    }

    /// <summary>What the gateway holds per order number, in minor units; orders it holds nothing of are left out.</summary>
    public static async Task<Dictionary<string, long>> LedgerAsync(Uri sandbox)
    {
        using var visitor = Visitor.At(sandbox);
        var ledger = await visitor.GetFromJsonAsync<JsonElement>("/sandbox/ledger");
        return ledger.GetProperty("sessions").EnumerateArray()
            .GroupBy(session => session.GetProperty("reference").GetString()!, session => session.GetProperty("charged").GetInt64() - session.GetProperty("refunded").GetInt64() - session.GetProperty("disputed").GetInt64())
            .Select(order => (order.Key, Net: order.Sum()))
            .Where(order => order.Net != 0)
            .ToDictionary(order => order.Key, order => order.Net);
    }
}
