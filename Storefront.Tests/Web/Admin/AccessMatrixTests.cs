using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using static Storefront.Core.Identity.Permission;

namespace Storefront.Tests.Web.Admin;

/// <summary>Every door of the back office × every role, a stranger and a shopper. The doors come from the shop's endpoints, so a new one without a row here fails.</summary>
public class AccessMatrixTests(Shops shops) : IClassFixture<Shops>
{
    private static readonly Dictionary<string, Permission> Matrix = new()
    {
        ["GET admin"] = DashboardRead,
        ["GET admin/audit"] = AuditRead,
        ["GET admin/jobs/hangfire/{**path}"] = JobsRun,
        ["GET admin/products"] = CatalogueRead,
        ["GET admin/products/new"] = CatalogueEdit,
        ["POST admin/products/new"] = CatalogueEdit,
        ["GET admin/products/{slug}"] = CatalogueRead,
        ["POST admin/products/{slug}?handler=Save"] = CatalogueEdit,
        ["GET admin/products/{slug}/stock"] = CatalogueRead,
        ["POST admin/products/{slug}/stock?handler=Adjust"] = StockAdjust,
        ["GET admin/reviews"] = ReviewsRead,
        ["POST admin/reviews?handler=Publish"] = ReviewsModerate,
        ["POST admin/reviews?handler=Reject"] = ReviewsModerate,
        ["POST admin/reviews?handler=Reply"] = ReviewsModerate,
        ["GET admin/attention"] = AttentionRead,
        ["POST admin/attention?handler=Fix"] = AttentionFix,
        ["GET admin/jobs"] = JobsRead,
        ["POST admin/jobs?handler=Delete"] = JobsRun,
        ["POST admin/jobs?handler=Retry"] = JobsRun,
        ["GET admin/mail"] = MailRead,
        ["GET admin/orders"] = OrdersRead,
        ["GET admin/orders/{number}"] = OrdersRead,
        ["GET admin/orders/{number}/packing-slip"] = OrdersRead,
        ["POST admin/orders/{number}?handler=Cancel"] = OrdersCancel,
        ["POST admin/orders/{number}?handler=Decide"] = OrdersReturn,
        ["POST admin/orders/{number}?handler=Delivered"] = OrdersShip,
        ["POST admin/orders/{number}?handler=Note"] = OrdersNote,
        ["POST admin/orders/{number}?handler=Receive"] = OrdersReturn,
        ["POST admin/orders/{number}?handler=Refund"] = OrdersRefund,
        ["POST admin/orders/{number}?handler=Return"] = OrdersReturn,
        ["POST admin/orders/{number}?handler=Ship"] = OrdersShip,
        ["POST admin/orders/{number}?handler=TakeBack"] = OrdersShip,
        ["GET admin/webhooks"] = WebhooksRead,
        ["POST admin/webhooks?handler=Replay"] = WebhooksReplay,
        ["GET admin/roles"] = StaffManage,
        ["POST admin/roles?handler=Grant"] = StaffManage,
        ["GET admin/staff"] = StaffManage,
        ["POST admin/staff?handler=Invite"] = StaffManage,
        ["POST admin/staff?handler=Withdraw"] = StaffManage,
        ["GET admin/staff/{id}"] = StaffManage,
        ["POST admin/staff/{id}?handler=Remove"] = StaffManage,
        ["POST admin/staff/{id}?handler=Roles"] = StaffManage,
    };

    public static TheoryData<string> Roles => [.. DefaultRoles.All.Keys];

    [Fact]
    public async Task Every_door_of_the_back_office_has_a_row_and_needs_what_the_row_says()
    {
        var doors = await AdminDoor.AllAsync(await shops.OnAsync(DatabaseKind.Sqlite));

        Assert.Equal(
            string.Join('\n', Matrix.Select(row => $"{row.Key}: {row.Value}").Order(StringComparer.Ordinal)),
            string.Join('\n', doors.Select(door => $"{door.Row}: {door.Needs}").Order(StringComparer.Ordinal)));
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task A_role_comes_through_the_doors_that_it_may_and_sees_no_others(string role)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var staff = await shop.StaffAsync(role);
        var front = await staff.GetHtmlAsync("/admin");
        var token = front.Form("form[action='/account/sign-out']")["__RequestVerificationToken"];
        var before = await CountAsync(shop);

        foreach (var door in await AdminDoor.AllAsync(shop))
        {
            using var answer = await AskAsync(staff, door, token);

            var may = role == Role.Owner || DefaultRoles.All[role].Contains(Matrix[door.Row]);
            Assert.True(may == (answer.StatusCode != HttpStatusCode.Forbidden), $"{role} {(may ? "may" : "may not")} {door.Row}, and was answered {answer.StatusCode}.");
            Assert.True((int)answer.StatusCode < 500, $"{door.Row}: {string.Join('\n', shop.Log.Errors)}");
            Assert.True(answer.StatusCode is not HttpStatusCode.Redirect, $"{door.Row} leads {role} to {answer.Headers.Location}.");
            // Forbidden doors are absent from the menu, open ones stand in it.
            if (door.Method == "GET" && !door.Route.Contains('{', StringComparison.Ordinal) && front.QuerySelector($".admin-side a[href='{door.Address}']") is not null)
                Assert.True(may, $"{role} sees {door.Address} in the menu.");
        }

        Assert.Equal(before, await CountAsync(shop));
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in_and_for_shoppers_there_is_nothing_here()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var stranger = shop.NewVisitor();
        using var shopper = await shop.SignedInAsync(await shop.Given.AShopperAsync());
        var token = (await shopper.GetHtmlAsync("/account")).Form("form[action='/account/sign-out']")["__RequestVerificationToken"];

        foreach (var door in await AdminDoor.AllAsync(shop))
        {
            using var asked = await AskAsync(stranger, door, token);
            Assert.True(asked.StatusCode == HttpStatusCode.Redirect && asked.Headers.Location!.ToString().Contains("/account/sign-in?returnTo=", StringComparison.Ordinal), $"A stranger got {asked.StatusCode} at {door.Row}.");

            using var answer = await AskAsync(shopper, door, token);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"A shopper got {answer.StatusCode} at {door.Row}.");
        }
    }

    [Fact]
    public async Task A_password_alone_opens_no_door_and_leads_to_a_second_step()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var staff = await shop.SignedInAsync(await shop.Given.AShopperAsync(roles: Role.Owner));
        var token = (await staff.GetHtmlAsync("/account")).Form("form[action='/account/sign-out']")["__RequestVerificationToken"];

        foreach (var door in await AdminDoor.AllAsync(shop))
        {
            using var answer = await AskAsync(staff, door, token);

            if (door.Method == "GET")
                Assert.StartsWith("/account/second-step?returnTo=%2Fadmin", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
            else
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{door.Row}: {answer.StatusCode}");
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient who, AdminDoor door, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), door.Address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (door.Method != "GET")
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        return await who.SendAsync(request);
    }

    private static Task<(int, int, int)> CountAsync(Shop shop) => shop.Database.ReadAsync(async db => (await db.Invitations.CountAsync(), await db.ShopperRoles.CountAsync(), await db.OrderEvents.CountAsync()));
}
