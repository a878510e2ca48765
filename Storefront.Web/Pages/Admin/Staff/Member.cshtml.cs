using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Staff;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Admin.Staff;

/// <summary>One member of staff. Without a role they are a shopper again, and no page here knows them.</summary>
[Needs(Permission.StaffManage)]
public sealed class MemberModel(StoreDb db, ChangeStaff change) : PageModel
{
    public MemberView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(long id) => ShowAsync(id, null, null);

    [Needs(Permission.StaffManage)]
    public Task<IActionResult> OnPostRolesAsync(long id, string[]? role) => GiveAsync(id, role ?? [], "roles");

    [Needs(Permission.StaffManage)]
    public Task<IActionResult> OnPostRemoveAsync(long id) => GiveAsync(id, [], "removed");

    private async Task<IActionResult> GiveAsync(long id, string[] roles, string done)
    {
        var email = await db.Shoppers.Where(s => s.Id == id).Select(s => s.Email).SingleOrDefaultAsync(HttpContext.RequestAborted);
        StaffAct.Current?.About(email ?? "", async (db, cancel) => new { Roles = await RolesOf(db, id).ToListAsync(cancel) });
        var given = await change.GiveRolesAsync(id, roles, HttpContext.RequestAborted);
        return given.Refusal is { } refusal ? await ShowAsync(id, roles, refusal) : new SeeOther($"/admin/staff?done={(roles.Length == 0 ? "removed" : done)}");
    }

    private async Task<IActionResult> ShowAsync(long id, IReadOnlyList<string>? wished, Refusal? refusal)
    {
        var cancel = HttpContext.RequestAborted;
        var shopper = await db.Shoppers.Where(s => s.Id == id).Select(s => new { s.Email, s.Name }).SingleOrDefaultAsync(cancel);
        var has = await RolesOf(db, id).ToListAsync(cancel);
        if (shopper is null || has.Count == 0)
            return NotFound();

        View = new MemberView(
            id,
            shopper.Email!,
            shopper.Name,
            wished ?? has,
            await db.Roles.OrderBy(role => role.Id).Select(role => role.Name!).ToListAsync(cancel),
            id == HttpContext.NeedShopper().ShopperId,
            refusal?.Message,
            HttpContext.FormToken());
        return new PageResult { StatusCode = refusal?.Status() ?? StatusCodes.Status200OK };
    }

    private static IQueryable<string> RolesOf(StoreDb db, long id) =>
        db.ShopperRoles.Where(given => given.UserId == id).Join(db.Roles, given => given.RoleId, role => role.Id, (_, role) => role.Name!).OrderBy(name => name);
}
