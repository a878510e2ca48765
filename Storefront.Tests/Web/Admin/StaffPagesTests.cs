using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Storefront.Web.Components.Admin.Staff;
using Storefront.Web.Hosting;
using static Storefront.Tests.Support.Shoppers;

namespace Storefront.Tests.Web.Admin;

/// <summary>How people begin to work for the shop, what they may do, and how they stop.</summary>
public class StaffPagesTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task The_first_owner_comes_by_the_commands_link_and_is_led_to_a_second_step(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var link = await CommandAsync(shop, "ada@example.com");
        using var visitor = shop.NewVisitor();

        using var weak = await (await visitor.GetHtmlAsync(link)).Form("main form").With("Password", "short").SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using var joined = await (await visitor.GetHtmlAsync(link)).Form("main form").With("Name", "Ada").With("Password", Password).SubmitAsync(visitor);
        Assert.Equal("/account/sign-in?done=joined&returnTo=%2Fadmin", joined.Headers.Location?.ToString());
        using var again = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);

        using var first = await visitor.TrySignInAsync("ada@example.com", Password, "/account/sign-in?returnTo=%2Fadmin");
        Assert.Equal("/admin", first.Headers.Location?.ToString());
        using var led = await visitor.GetAsync("/admin");
        Assert.Equal("/account/second-step?returnTo=%2Fadmin", led.Headers.Location?.ToString());
        Assert.Equal("/account/authenticator", (await visitor.GetHtmlAsync("/account/second-step")).One("main a[href='/account/authenticator']").GetAttribute("href"));
        var (secret, _) = await visitor.TurnOnAuthenticatorAsync(shop);
        var step = await visitor.GetHtmlAsync("/account/second-step?returnTo=%2Fadmin");
        Assert.Empty(step.QuerySelectorAll("main a[href='/account/authenticator']"));

        shop.Clock.Advance(TimeSpan.FromSeconds(31));
        using var password = await visitor.TrySignInAsync("ada@example.com", Password, step.One("main a[href*=sign-in]").GetAttribute("href")!);
        Assert.Equal("/account/sign-in/code", password.Headers.Location?.ToString());
        using var code = await (await visitor.GetHtmlAsync("/account/sign-in/code")).Form("main form").With("Code", secret.CodeNow(shop.Clock)).SubmitAsync(visitor);
        Assert.Equal("/admin", code.Headers.Location?.ToString());
        Assert.Contains("Owner", (await visitor.GetHtmlAsync("/admin")).Words(".admin-side"), StringComparison.Ordinal);
        shop.Clock.Advance(Session.StaffFor);
        using var over = await visitor.GetAsync("/admin");
        Assert.StartsWith("/account/sign-in", new Uri(shop.Address, over.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task An_invitation_is_mailed_works_once_and_a_withdrawn_one_never(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        using var owner = await shop.StaffAsync();
        await InviteAsync(owner, "bo@example.com", "Fulfilment");
        await InviteAsync(owner, "cy@example.com", "Support");
        await shop.RunJobsAsync();
        var (bo, cy) = (shop.LinkMailedTo("bo@example.com"), shop.LinkMailedTo("cy@example.com"));
        var withdraw = (await owner.GetHtmlAsync("/admin/staff")).QuerySelectorAll("form[action$=Withdraw]").Single(form => form.Words().Contains("cy@example.com", StringComparison.Ordinal));
        using var withdrawn = await new HtmlForm((AngleSharp.Html.Dom.IHtmlFormElement)withdraw).SubmitAsync(owner, "button");
        Assert.Equal("/admin/staff?done=withdrawn", withdrawn.Headers.Location?.ToString());

        using var visitor = shop.NewVisitor();
        using var dead = await visitor.GetAsync(cy);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        using var joined = await (await visitor.GetHtmlAsync(bo)).Form("main form").With("Password", Password).SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);

        Assert.Equal(["Fulfilment"], await shop.Database.ReadAsync(db => RolesOf(db, "bo@example.com")));
        using var twice = await InviteAsync(owner, "bo@example.com", "Fulfilment", HttpStatusCode.Conflict);
        Assert.Equal("bo@example.com", (await twice.ReadHtmlAsync()).One("input[name=Email]").GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_has_an_account_joins_with_it_and_is_signed_in_anew()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var shopper = await shop.Given.AShopperAsync();
        using var before = await shop.SignedInAsync(shopper);
        var link = await CommandAsync(shop, shopper.Email!);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync(link);
        Assert.Empty(page.QuerySelectorAll("input[name=Password]"));
        using var joined = await page.Form("main form").SubmitAsync(visitor);

        Assert.Equal(["Owner"], await shop.Database.ReadAsync(db => RolesOf(db, shopper.Email!)));
        using var old = await before.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, old.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Rights_that_are_taken_away_are_gone_at_once_and_the_last_owner_stays(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var (ada, bo) = (await shop.Given.AShopperAsync(roles: Role.Owner), await shop.Given.AShopperAsync(roles: "Support"));
        using var owner = await shop.ProvenAsync(ada);
        using var support = await shop.ProvenAsync(bo);
        using var here = await support.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);

        using var narrowed = await (await owner.GetHtmlAsync("/admin/roles")).Form("#support form").Without("permission").SubmitAsync(owner);
        Assert.Equal("/admin/roles?changed=Support", narrowed.Headers.Location?.ToString());
        using var closed = await support.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var removed = await (await owner.GetHtmlAsync($"/admin/staff/{bo.Id}")).Form("form[action$=Remove]").SubmitAsync(owner);
        Assert.Equal("/admin/staff?done=removed", removed.Headers.Location?.ToString());
        using var gone = await support.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);

        using var last = await (await owner.GetHtmlAsync($"/admin/staff/{ada.Id}")).Form("form[action$=Remove]").SubmitAsync(owner);
        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);
        Assert.Equal(["Owner"], await shop.Database.ReadAsync(db => RolesOf(db, ada.Email!)));
    }

    [Theory, BothDatabases]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.SaveAsync(db => db.ShopperRoles.ExecuteDeleteAsync());
        for (var round = 0; round < 10; round++)
        {
            var (ada, bo) = (await shop.Given.AShopperAsync(roles: Role.Owner), await shop.Given.AShopperAsync(roles: Role.Owner));
            await shop.Given.SaveAsync(db => db.ShopperRoles.Where(given => given.UserId != ada.Id && given.UserId != bo.Id).ExecuteDeleteAsync());

            var outcomes = await Task.WhenAll(new[] { ada, bo }.Select(one => Task.Run(() => shop.Services.RunAsync((ChangeStaff change) => change.GiveRolesAsync(one.Id, [])))));

            Assert.Equal("last_owner", Assert.Single(outcomes, outcome => !outcome.Succeeded).Refusal!.Code);
            Assert.Equal(1, await shop.Database.ReadAsync(db => db.ShopperRoles.CountAsync()));
        }
    }

    [Theory, BothDatabases]
    public async Task What_staff_write_is_in_the_audit_log_with_before_and_after_and_what_was_refused_is_not(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var (ada, bo) = (await shop.Given.AShopperAsync(roles: Role.Owner), await shop.Given.AShopperAsync(roles: "Support"));
        using var owner = await shop.ProvenAsync(ada);
        var before = shop.Clock.GetUtcNow();
        using var given = await (await owner.GetHtmlAsync($"/admin/staff/{bo.Id}")).Form("form[action$=Roles]").With("role", "Marketing").SubmitAsync(owner);
        Assert.Equal("/admin/staff?done=roles", given.Headers.Location?.ToString());
        using var refused = await (await owner.GetHtmlAsync($"/admin/staff/{ada.Id}")).Form("form[action$=Remove]").SubmitAsync(owner);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);

        var entry = Assert.Single(await shop.Database.ReadAsync(db => db.AuditEntries.AsNoTracking().ToListAsync()));
        Assert.Equal((ada.Id, ada.Email, bo.Email, "/Admin/Staff/Member Roles", "127.0.0.1"), (entry.StaffId, entry.Staff, entry.Subject, entry.What, entry.From));
        Assert.Equal(("""{"roles":["Support"]}""", """{"roles":["Marketing"]}"""), (entry.Before, entry.After));
        Assert.InRange(entry.At, before, shop.Clock.GetUtcNow());
        Assert.Contains("Marketing", (await owner.GetHtmlAsync($"/admin/audit?q={Uri.EscapeDataString(bo.Email!)}")).Words("table.list"), StringComparison.Ordinal);
        Assert.Empty((await owner.GetHtmlAsync("/admin/audit?q=nobody")).QuerySelectorAll("table.list"));
    }

    [Theory, BothDatabases]
    public async Task A_list_is_read_page_by_page_in_both_directions(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        using var owner = await shop.StaffAsync();
        await shop.Given.SaveAsync(db =>
        {
            for (var i = 1; i <= 120; i++)
                db.AuditEntries.Add(new() { At = shop.Clock.GetUtcNow(), StaffId = 1, Staff = "x", What = "x", Subject = $"s{i:000}", From = "" });
            return Task.FromResult(true);
        });

        var pages = new List<string>();
        var next = (string?)"/admin/audit";
        while (next is not null)
        {
            var page = await owner.GetHtmlAsync(next);
            pages.Add($"{page.QuerySelectorAll("[data-row]")[0].Words()}-{page.QuerySelectorAll("[data-row]")[^1].Words()}");
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            if (next is null)
            {
                var back = await owner.GetHtmlAsync(page.One("a[rel=prev]").GetAttribute("href")!);
                Assert.Equal(pages[1], $"{back.QuerySelectorAll("[data-row]")[0].Words()}-{back.QuerySelectorAll("[data-row]")[^1].Words()}");
                var front = await owner.GetHtmlAsync(back.One("a[rel=prev]").GetAttribute("href")!);
                Assert.Empty(front.QuerySelectorAll("a[rel=prev]"));
            }
        }

        Assert.Equal(["s120-s071", "s070-s021", "s020-s001"], pages);
    }

    [Fact]
    public void Every_permission_has_words() => Assert.All(Permissions.All, permission => Assert.NotEqual(permission.ToString(), PermissionText.Of(permission)));

    private static async Task<string> CommandAsync(Shop shop, string email)
    {
        var invited = await shop.Services.RunAsync((InviteStaff invite) => invite.ByCommandAsync(email));
        return new Uri(shop.Services.GetRequiredService<AccountLinks>().To(new InvitationLink(invited.Value.Id))).PathAndQuery;
    }

    private static async Task<HttpResponseMessage> InviteAsync(HttpClient owner, string email, string role, HttpStatusCode expected = HttpStatusCode.SeeOther)
    {
        var answer = await (await owner.GetHtmlAsync("/admin/staff")).Form("form[action$=Invite]").With("Email", email).With("Role", role).SubmitAsync(owner);
        Assert.Equal(expected, answer.StatusCode);
        return answer;
    }

    private static Task<List<string>> RolesOf(StoreDb db, string email) => db.Shoppers.WithEmail(email)
        .Join(db.ShopperRoles, s => s.Id, given => given.UserId, (_, given) => given.RoleId).Join(db.Roles, id => id, role => role.Id, (_, role) => role.Name!).ToListAsync();
}
