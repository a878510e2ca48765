using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.Admin.Staff;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Admin.Staff;

/// <summary>Who works for the shop; invitations by mail.</summary>
[Needs(Permission.StaffManage)]
public sealed class IndexModel(StoreDb db, InviteStaff invite, IOptions<StoreOptions> store, TimeProvider time) : PageModel
{
    public StaffView View { get; private set; } = null!;

    public Task OnGetAsync(string? done) => ShowAsync(done switch
    {
        "invited" => AdminWords.InvitationSent,
        "withdrawn" => AdminWords.InvitationWithdrawn,
        "removed" => AdminWords.StaffRemoved,
        "roles" => AdminWords.RolesSaved,
        _ => null,
    });

    [Needs(Permission.StaffManage)]
    public async Task<IActionResult> OnPostInviteAsync(string? email, string? role)
    {
        var address = ContactRules.TidyEmail(email);
        if (address.Length > ContactRules.MaxEmail || !address.Contains('@', StringComparison.Ordinal))
            return await RefuseAsync(new FormError("Email", AdminWords.EmailWrong), email, role, StatusCodes.Status422UnprocessableEntity);

        StaffAct.Current?.About(address);
        var invited = await invite.ByMailAsync(address, role ?? "", HttpContext.NeedShopper().Email, HttpContext.RequestAborted);
        return invited.Refusal is { } refusal ? await RefuseAsync(new FormError("Email", refusal.Message), email, role, refusal.Status()) : new SeeOther("/admin/staff?done=invited");
    }

    [Needs(Permission.StaffManage)]
    public async Task<IActionResult> OnPostWithdrawAsync(long id)
    {
        StaffAct.Current?.About(
            await db.Invitations.Where(i => i.Id == id).Select(i => i.Email).SingleOrDefaultAsync(HttpContext.RequestAborted) ?? "",
            async (db, cancel) => await db.Invitations.AsNoTracking().Where(i => i.Id == id).Select(i => new { i.Email, i.WithdrawnAt }).SingleOrDefaultAsync(cancel));
        var withdrawn = await invite.WithdrawAsync(id, HttpContext.RequestAborted);
        return withdrawn.Refusal is { } refusal ? await RefuseAsync(new FormError("", refusal.Message), null, null, refusal.Status()) : new SeeOther("/admin/staff?done=withdrawn");
    }

    private async Task<IActionResult> RefuseAsync(FormError error, string? email, string? role, int status)
    {
        await ShowAsync(null, error, email, role);
        return new PageResult { StatusCode = status };
    }

    private async Task ShowAsync(string? news, FormError? error = null, string? email = null, string? role = null)
    {
        var cancel = HttpContext.RequestAborted;
        var (me, now) = (HttpContext.NeedShopper().ShopperId, time.GetUtcNow());
        var staff = await db.Shoppers
            .Where(s => db.ShopperRoles.Any(given => given.UserId == s.Id))
            .OrderBy(s => s.NormalizedEmail)
            .Select(s => new StaffRow(
                s.Id,
                s.Email!,
                s.Name,
                db.ShopperRoles.Where(given => given.UserId == s.Id).Join(db.Roles, given => given.RoleId, r => r.Id, (_, r) => r.Name!).OrderBy(name => name).ToList(),
                s.TwoFactorEnabled || db.Passkeys.Any(p => p.UserId == s.Id),
                db.Sessions.Where(session => session.ShopperId == s.Id).Max(session => (DateTimeOffset?)session.LastUsedAt),
                s.Id == me))
            .ToListAsync(cancel);
        var invitations = await db.Invitations
            .Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.Email)
            .Select(i => new InvitationRow(i.Id, i.Email, i.Role.Name!, i.InvitedBy, i.ExpiresAt))
            .ToListAsync(cancel);
        var roles = await db.Roles.OrderBy(r => r.Id).Select(r => r.Name!).ToListAsync(cancel);
        View = new StaffView(staff, invitations, roles, email, role, news, error is null ? [] : [error], store.Value.Zone, HttpContext.FormToken());
    }
}
