using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Staff;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Staff;

/// <summary>What each role may do.</summary>
[Needs(Permission.StaffManage)]
public sealed class RolesModel(StoreDb db, ChangeStaff change) : PageModel
{
    public RolesView View { get; private set; } = null!;

    public string? Changed { get; private set; }

    public Task OnGetAsync(string? changed) => ShowAsync(changed, null);

    [Needs(Permission.StaffManage)]
    public async Task<IActionResult> OnPostGrantAsync(string? role, string[]? permission)
    {
        StaffAct.Current?.About(role ?? "");
        var granted = await change.GrantAsync(role ?? "", [.. (permission ?? []).Select(Permissions.Named).OfType<Permission>()], HttpContext.RequestAborted);
        if (granted.Refusal is not { } refusal)
            return new SeeOther($"/admin/roles?changed={Uri.EscapeDataString(granted.Value)}");

        await ShowAsync(null, refusal);
        return new PageResult { StatusCode = refusal.Status() };
    }

    private async Task ShowAsync(string? changed, Refusal? refusal)
    {
        var roles = await db.Roles.OrderBy(role => role.Id)
            .Select(role => new
            {
                role.Name,
                Names = db.RoleClaims.Where(claim => claim.RoleId == role.Id && claim.ClaimType == Permissions.Claim).Select(claim => claim.ClaimValue).ToList(),
                People = db.ShopperRoles.Count(given => given.RoleId == role.Id),
            })
            .ToListAsync(HttpContext.RequestAborted);
        Changed = roles.Find(role => role.Name == changed)?.Name;
        View = new RolesView(
            roles.ConvertAll(role => new RoleRow(role.Name!, role.Names.Select(Permissions.Named).OfType<Permission>().ToHashSet(), role.People)),
            Changed is null ? null : AdminWords.RoleSaved.With(Changed),
            refusal?.Message,
            HttpContext.FormToken());
    }
}
