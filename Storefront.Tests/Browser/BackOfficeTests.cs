using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using Storefront.Tests.Web.Admin;

namespace Storefront.Tests.Browser;

/// <summary>The back office in a browser: by keyboard alone, and open to everybody who works there.</summary>
public class BackOfficeTests(Support.Browser browser)
{
    [Fact]
    public async Task A_fulfilment_person_ships_in_part_refunds_and_notes_by_keyboard_alone()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var mug = await shop.Given.AVariantAsync("Mug", price: 2000, stock: 10);
        var order = await shop.PaidOrderAsync((mug, 3));
        await shop.PaidOrderAsync((mug, 1));
        var line = order.Lines[0].Id;
        await using var staff = await SignInAsync(shop, "Fulfilment", 1280, ColorScheme.Light);
        var (page, keys) = (staff.Page, staff.Page.Keyboard);

        await page.GotoAsync("/admin/orders");
        await keys.PressAsync("/");
        await keys.TypeAsync(order.Number);
        await keys.PressAsync("Enter");
        await staff.ArriveAsync($"q={order.Number}");
        await keys.PressAsync("j");
        await keys.PressAsync("Enter");
        await staff.ArriveAsync($"/admin/orders/{order.Number}");

        await TypeIntoAsync(page, $"ship-{line}", "1");
        await TypeIntoAsync(page, "carrier", "DHL");
        await keys.PressAsync("Enter");
        await staff.ArriveAsync("?done=Ship");
        await TypeIntoAsync(page, $"refund-{line}", "1");
        await TypeIntoAsync(page, "refund-reason", "chipped");
        await keys.PressAsync("Enter");
        await staff.ArriveAsync("?done=Refund");
        await TypeIntoAsync(page, "note", "Rang the shopper");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await staff.ArriveAsync("?done=Note");

        var after = await shop.FindAsync(order.Number);
        Assert.Equal((1, 1, 1), (after.Lines[0].Shipped, after.Lines[0].Refunded, after.Lines[0].Cancelled));
        Assert.Equal("Rang the shopper", after.Events[^1].Detail);
        // Whoever does not want single letters to do things says so, and is remembered.
        await page.ClickAsync("[data-keys-switch] button");
        await page.GotoAsync("/admin/orders");
        await keys.PressAsync("/");
        Assert.False(await page.EvaluateAsync<bool>("document.activeElement.matches('[data-search]')"));
        Assert.Empty(staff.Complaints);
    }

    [Theory, InlineData(ColorScheme.Light, 1280), InlineData(ColorScheme.Dark, 1280)]
    public async Task The_back_office_is_open_to_everybody(ColorScheme colors, int width)
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var (order, cancelled) = await ABusyDayAsync(shop);
        await using var staff = await SignInAsync(shop, Role.Owner, width, colors);
        var member = await shop.Database.ReadAsync(db => db.ShopperRoles.Select(given => given.UserId).FirstAsync());
        var findings = new List<string>();

        foreach (var address in (await AdminDoor.AllAsync(shop)).Where(door => door.Method == "GET" && !door.Route.Contains('{', StringComparison.Ordinal)).Select(door => door.Address)
            .Concat(["/admin/orders?view=all", "/admin/orders?q=nobody", $"/admin/orders/{order}", $"/admin/orders/{cancelled}", $"/admin/orders/{order}/packing-slip", "/admin/jobs?view=done", $"/admin/staff/{member.ToString(CultureInfo.InvariantCulture)}", "/admin/no-such-page", "/account/second-step"]))
        {
            await staff.Page.GotoAsync(address);
            findings.AddRange(await AccessTests.LookAsync(staff.Page, address));
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(staff.Complaints);
    }

    /// <summary>An order with something of everything, one that was cancelled, a job that was given up, and a payment that fits no order.</summary>
    private static async Task<(string Busy, string Cancelled)> ABusyDayAsync(Shop shop)
    {
        var (mug, bowl) = (await shop.Given.AVariantAsync("Mug", price: 2000, stock: 10), await shop.Given.AVariantAsync("Bowl", stock: 4));
        var order = await shop.PaidOrderAsync((mug, 3), (bowl, 1));
        var line = order.Lines.Single(one => one.Name == "Mug").Id;
        await shop.ShipAsync(order.Number, new LineUnits(line, 2));
        await shop.AskReturnAsync(order.Number, new LineUnits(line, 1));
        await shop.RefundAsync(order.Number, RefundWish.OfAmount(Given.Euro(150), "late"));
        await shop.RunJobsAsync();
        var cancelled = await shop.PaidOrderAsync((bowl, 1));
        await shop.CancelAsync(cancelled.Number);
        await shop.OrderAsync((mug, 1));
        await shop.RunJobsAsync();
        await shop.Given.SaveAsync(async db =>
        {
            var job = OutboxMessage.For(new SendRefunds(1), shop.Clock.GetUtcNow());
            db.Outbox.Add(job);
            db.PaymentConcerns.Add(new PaymentConcern { Kind = PaymentConcernKind.UnknownSession, Subject = "cs_test_stray", Detail = "A payment that fits no order.", At = shop.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
            return await db.Outbox.Where(m => m.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Dead).SetProperty(m => m.Attempts, 10).SetProperty(m => m.LastError, "The gateway did not answer."));
        });
        return (order.Number, cancelled.Number);
    }

    private async Task<Guest> SignInAsync(Shop shop, string role, int width, ColorScheme colors)
    {
        var shopper = await shop.Given.AShopperAsync(name: "Sam", roles: role);
        var staff = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        await staff.Page.GotoAsync("/account/sign-in");
        await staff.Page.FillAsync("main [name=Email]", shopper.Email!);
        await staff.Page.FillAsync("main [name=Password]", Shoppers.Password);
        await staff.Page.ClickAsync("main form:has([name=Password]) button[type=submit]");
        await staff.ArriveAsync("/account");
        await shop.Given.SaveAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Method, SignInMethod.PasswordAndCode)));
        await shop.Services.RunAsync((ReadSession read) => read.AnewAsync(shopper.Id));
        return staff;
    }

    /// <summary>Reaches a field by Tab alone, as whoever has no mouse does.</summary>
    private static async Task TypeIntoAsync(IPage page, string id, string text)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await page.EvaluateAsync<bool>("id => document.activeElement?.id === id", id))
            {
                await page.Keyboard.PressAsync("Control+a");
                await page.Keyboard.TypeAsync(text);
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {id}.");
    }
}
