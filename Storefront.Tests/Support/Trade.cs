using System.Globalization;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Support;

/// <summary>What happens in a shop, in the words of the trade, straight at the use cases: for tests of what follows.</summary>
public static class Trade
{
    public static async Task<Outcome<string>> TryOrderAsync(this Shop shop, string token, Money? shown = null)
    {
        var due = shown ?? (await shop.PriceAsync(token)).Due;
        return await shop.Services.RunAsync((PlaceOrder place) => place.RunAsync(token, due, "en-GB"));
    }

    /// <summary>An order that awaits its payment.</summary>
    public static async Task<Order> OrderAsync(this Shop shop, params (Variant Variant, int Quantity)[] lines) =>
        await shop.FindAsync((await shop.TryOrderAsync(await shop.Given.ACartReadyToOrderAsync(lines))).Value);

    /// <summary>An order that was paid on the hosted page, with all jobs done.</summary>
    public static async Task<Order> PaidOrderAsync(this Shop shop, params (Variant Variant, int Quantity)[] lines) =>
        await shop.PaidAsync((await shop.OrderAsync(lines)).Number);

    /// <summary>One of each, ordered by somebody with this address, and paid.</summary>
    public static async Task<Order> OrderOfAsync(this Shop shop, string email, params Variant[] variants)
    {
        var cart = await shop.Given.ACartReadyToOrderAsync([.. variants.Select(variant => (variant, 1))]);
        await shop.Given.TheShopperAsync(cart, email);
        await shop.Given.SaveAsync(async db =>
        {
            var hash = OpaqueToken.Hash(cart);
            (await db.Carts.SingleAsync(c => c.TokenHash == hash)).ShipBy("standard", shop.Clock.GetUtcNow());
            return true;
        });
        return await shop.PaidAsync((await shop.TryOrderAsync(cart)).Value);
    }

    /// <summary>Pays an order that awaits it, with all jobs done.</summary>
    public static async Task<Order> PaidAsync(this Shop shop, string number)
    {
        await shop.PayAsync(number);
        Assert.Equal(SettlementResult.Paid, (await shop.SettleAsync(number)).Value.Result);
        await shop.RunJobsAsync();
        return await shop.FindAsync(number);
    }

    /// <summary>Presses "Pay" on the page that is open and comes back, whatever has become of it.</summary>
    public static async Task PayAndSettleAsync(this Shop shop, string number)
    {
        var session = await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Order.Number == number).Select(p => p.SessionId).SingleAsync());
        await shop.PressPayAsync(session!, "4242424242424242");
        await shop.SettleAsync(number);
    }

    public static async Task EnterAsync(this Shop shop, string token, string code)
    {
        var entered = await shop.Services.RunAsync((EnterCode enter) => enter.RunAsync(token, code));
        Assert.True(entered.Succeeded, entered.Refusal?.Message);
    }

    public static Task<PricedCart> PriceAsync(this Shop shop, string token) =>
        shop.Services.RunAsync(async (PriceCart prices) => (await shop.Database.ReadAsync(db => prices.RunAsync(db, token)))!);

    public static Task<Order> FindAsync(this Shop shop, string number) => shop.Database.ReadAsync(db => db.Orders.AsNoTracking()
        .AsSplitQuery().Include(o => o.Lines).Include(o => o.Events).Include(o => o.Discounts).SingleAsync(o => o.Number == number));

    /// <summary>Opens the hosted page and pays on it.</summary>
    public static async Task PayAsync(this Shop shop, string number, string card = "4242424242424242") =>
        await shop.PressPayAsync(await shop.SessionAsync(number), card);

    public static async Task PressPayAsync(this Shop shop, string session, string card)
    {
        using var visitor = shop.NewVisitor();
        visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await visitor.PostAsync($"/sandbox/stripe/pay/{session}", new FormUrlEncodedContent([new("card", card)]));
        Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString());
    }

    /// <summary>The key of the order's session at the gateway, opened when there is none.</summary>
    public static async Task<string> SessionAsync(this Shop shop, string number)
    {
        var opened = await shop.Services.RunAsync((TakePayment take) => take.RunAsync(number));
        Assert.True(opened.Succeeded, opened.Refusal?.Message);
        return (await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Order.Number == number).Select(p => p.SessionId).SingleAsync()))!;
    }

    /// <summary>As the browser's return does.</summary>
    public static async Task<Outcome<Settlement>> SettleAsync(this Shop shop, string number)
    {
        var session = await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Order.Number == number).Select(p => p.SessionId).SingleAsync());
        return await shop.Services.RunAsync((SettlePayment settle) => settle.RunAsync(session!));
    }

    public static async Task<Outcome<OrderStatus>> ReleaseAsync(this Shop shop, string number, string actor = OrderEvent.System)
    {
        var id = (await shop.FindAsync(number)).Id;
        return await shop.Services.RunAsync((ReleaseUnpaidOrder release) => release.RunAsync(id, actor));
    }

    public static Task<Outcome<long>> ShipAsync(this Shop shop, string number, params LineUnits[] units) =>
        shop.Services.RunAsync((ShipOrder ship) => ship.RunAsync(number, units, "DHL", "00340434", "staff"));

    public static Task<Outcome<long>> RefundAsync(this Shop shop, string number, RefundWish wish) =>
        shop.Services.RunAsync((RefundOrder refund) => refund.RunAsync(number, wish, "staff"));

    public static Task<Outcome<long>> AskReturnAsync(this Shop shop, string number, params LineUnits[] units) =>
        shop.Services.RunAsync((RequestReturn ask) => ask.RunAsync(number, units, "too small", OrderEvent.Shopper));

    public static Task<Outcome<OrderStatus>> CancelAsync(this Shop shop, string number, string actor = "staff") =>
        shop.Services.RunAsync((CancelOrder cancel) => cancel.RunAsync(number, actor, "changed their mind"));

    public static async Task<(int OnHand, int Available, int Reserved)> StockAsync(this Shop shop, Variant variant)
    {
        var item = await shop.Database.ReadAsync(db => db.StockItems.AsNoTracking().SingleAsync(s => s.Id == variant.StockItemId));
        return (item.OnHand, item.Available, item.Reserved);
    }

    public static Task AssertSoundAsync(this Shop shop) => Soundness.AssertAsync(shop.Services, shop.Database, shop.Address);

    public static Task<Dictionary<string, long>> LedgerAsync(this Shop shop) => Soundness.LedgerAsync(shop.Address);

    /// <summary>The shopper disputes the order's payment, and the gateway has told of it.</summary>
    /// <returns>The dispute's key at the gateway.</returns>
    public static async Task<string> DisputeAsync(this Shop shop, string number, long? amount = null, bool inquiry = false, bool told = true)
    {
        var intent = await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Order.Number == number).Select(p => p.PaymentIntentId).SingleAsync());
        var id = await shop.AsBankAsync("/sandbox/stripe/disputes", [new("payment_intent", intent), new("amount", amount?.ToString(CultureInfo.InvariantCulture)), new("inquiry", inquiry ? "true" : "false")]);
        if (told)
            await shop.RunJobsAsync();
        return id;
    }

    /// <summary>The bank takes a dispute on, and the gateway has told of it.</summary>
    public static async Task DecideAsync(this Shop shop, string dispute, string to, bool told = true)
    {
        await shop.AsBankAsync($"/sandbox/stripe/disputes/{dispute}", [new("to", to)]);
        if (told)
            await shop.RunJobsAsync();
    }

    /// <summary>The bank sends a refund back, which may have succeeded before, and the gateway has told of it.</summary>
    public static async Task SendBackAsync(this Shop shop, long refund)
    {
        var id = await shop.Database.ReadAsync(db => db.Refunds.Where(r => r.Id == refund).Select(r => r.GatewayId).SingleAsync());
        using var visitor = shop.NewVisitor();
        using var answer = await visitor.PostAsync($"/sandbox/refunds/{id}/failed", null);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
        await shop.RunJobsAsync();
    }

    public static async Task<string> AsBankAsync(this Shop shop, string path, IReadOnlyList<KeyValuePair<string, string?>> form)
    {
        using var visitor = shop.NewVisitor();
        using var answer = await visitor.PostAsync(path, new FormUrlEncodedContent(form!));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString().Split('#')[1];
    }

    /// <summary>Lets calls of the gateway fail; 0 times: until cleared.</summary>
    public static async Task FaultAsync(this Shop shop, string call, string fault, int times = 1, double seconds = 30)
    {
        using var visitor = shop.NewVisitor();
        using var answer = await visitor.PostAsJsonAsync("/sandbox/faults", new { call, fault, times, seconds });
        answer.EnsureSuccessStatusCode();
    }

    public static async Task ClearFaultsAsync(this Shop shop)
    {
        using var visitor = shop.NewVisitor();
        using var answer = await visitor.DeleteAsync("/sandbox/faults");
        answer.EnsureSuccessStatusCode();
    }
}
