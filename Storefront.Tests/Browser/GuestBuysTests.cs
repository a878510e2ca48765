using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Catalog;
using Storefront.Core.Orders;
using Storefront.Tests.Support;
using Storefront.Web.Sandbox.Mail;
using Storefront.Web.Sandbox.Stripe;

namespace Storefront.Tests.Browser;

/// <summary>From the product to the mail, as a person does it, with scripts and without, on both databases.</summary>
public class GuestBuysTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<DatabaseKind, bool> EveryWay => new()
    {
        { DatabaseKind.Sqlite, true }, { DatabaseKind.Sqlite, false }, { DatabaseKind.Postgres, true }, { DatabaseKind.Postgres, false },
    };

    private static Task<Product> AMugAsync(Shop shop) =>
        shop.Given.AProductAsync("Mug", [new(Price: 1900, Stock: 5, Colour: "Pine"), new(Price: 1900, Stock: 5, Colour: "Clay")]);

    private static Task<Order> TheOrderAsync(Shop shop, Product product) => shop.Database.ReadAsync(db => db.Orders
        .Include(order => order.Events)
        .OrderByDescending(order => order.Id)
        .FirstAsync(order => order.Lines.Any(line => line.Sku == product.Variants[0].Sku)));

    private static Task<(int OnHand, int Reserved, int Available)> StockAsync(Shop shop, Product product) => shop.Database.ReadAsync(async db =>
    {
        var item = await db.StockItems.SingleAsync(stock => stock.Id == product.Variants[0].StockItemId);
        return (item.OnHand, item.Reserved, item.Available);
    });

    [Theory, MemberData(nameof(EveryWay))]
    public async Task A_guest_buys_pays_sees_the_order_and_gets_the_mail(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await AMugAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);

        await guest.PutIntoCartAsync(mug, 2);
        await guest.TellWhereToAsync();
        await guest.PlaceOrderAsync();
        await guest.PayWithAsync(TestCards.Visa.Number);
        await guest.ArriveAsync("/orders/");
        await shop.RunJobsAsync();

        var order = await TheOrderAsync(shop, mug);
        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid), (order.Status, order.PaymentStatus));
        Assert.Equal(Given.Euro((2 * 1900) + 490), order.Total);
        Assert.Contains(order.Number, await guest.Page.InnerTextAsync("#order"), StringComparison.Ordinal);
        Assert.Equal((5, 2, 3), await StockAsync(shop, mug));
        var mail = Assert.Single(shop.Services.GetRequiredService<Mailbox>().List(), mail => mail.Text!.Contains(order.Number, StringComparison.Ordinal));
        Assert.Equal(["kim@example.com"], mail.To);
        Assert.Contains("Mug", mail.Html, StringComparison.Ordinal);

        await guest.Page.GotoAsync("/cart");
        Assert.DoesNotContain("Mug", await guest.Page.InnerTextAsync("#cart-panel"), StringComparison.Ordinal);
        Assert.Empty(guest.Complaints);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task A_declined_card_keeps_everything_and_another_card_pays(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await AMugAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        await guest.PutIntoCartAsync(mug);
        await guest.TellWhereToAsync();
        await guest.PlaceOrderAsync();

        await guest.PayWithAsync(TestCards.Declined.Number);
        await guest.Page.WaitForSelectorAsync("[role=alert]");
        await shop.RunJobsAsync();
        Assert.Equal((OrderStatus.AwaitingPayment, PaymentStatus.Unpaid), await StatusAsync(shop, mug));
        Assert.Equal((5, 1, 4), await StockAsync(shop, mug));

        await guest.PayWithAsync(TestCards.Visa.Number);
        await guest.ArriveAsync("/orders/");
        await shop.RunJobsAsync();
        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid), await StatusAsync(shop, mug));
        Assert.Equal(1, await shop.Database.ReadAsync(db => db.Orders.CountAsync(order => order.Lines.Any(line => line.Sku == mug.Variants[0].Sku))));
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Turning_back_gives_the_stock_back_and_keeps_the_cart(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await AMugAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        await guest.PutIntoCartAsync(mug);
        await guest.TellWhereToAsync();
        await guest.PlaceOrderAsync();
        Assert.Equal((5, 1, 4), await StockAsync(shop, mug));

        await guest.Page.ClickAsync(".summary a");
        await guest.ArriveAsync("/checkout/review");

        Assert.Equal((5, 0, 5), await StockAsync(shop, mug));
        Assert.Equal((OrderStatus.Cancelled, PaymentStatus.Unpaid), await StatusAsync(shop, mug));
        Assert.Contains("Mug", await guest.Page.InnerTextAsync("#review"), StringComparison.Ordinal);

        await guest.PlaceOrderAsync();
        await guest.PayWithAsync(TestCards.Visa.Number);
        await guest.ArriveAsync("/orders/");
        Assert.Equal((5, 1, 4), await StockAsync(shop, mug));
    }

    [Theory, BothDatabases]
    public async Task A_hosted_page_left_open_expires_and_gives_the_stock_back(DatabaseKind kind)
    {
        // A clock of its own: the other tests of the class go on today.
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await AMugAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true);
        await guest.PutIntoCartAsync(mug);
        await guest.TellWhereToAsync();
        await guest.PlaceOrderAsync();

        shop.Clock.Advance(TimeSpan.FromMinutes(31));
        await shop.RunJobsAsync();

        Assert.Equal((OrderStatus.Expired, PaymentStatus.Unpaid), await StatusAsync(shop, mug));
        Assert.Equal((5, 0, 5), await StockAsync(shop, mug));
        await guest.Page.GotoAsync("/cart");
        Assert.Contains("Mug", await guest.Page.InnerTextAsync("#cart-panel"), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_bank_that_asks_is_answered(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await AMugAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true);
        await guest.PutIntoCartAsync(mug);
        await guest.TellWhereToAsync();
        await guest.PlaceOrderAsync();

        await guest.PayWithAsync(TestCards.ThreeDSecure.Number);
        await guest.Page.ClickAsync("button[value=approve]");
        await guest.ArriveAsync("/orders/");

        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid), await StatusAsync(shop, mug));
    }

    private static async Task<(OrderStatus, PaymentStatus)> StatusAsync(Shop shop, Product product)
    {
        var order = await TheOrderAsync(shop, product);
        return (order.Status, order.PaymentStatus);
    }
}
