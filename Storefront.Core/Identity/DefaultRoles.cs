using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using static Storefront.Core.Identity.Permission;

namespace Storefront.Core.Identity;

/// <summary>The roles that a shop begins with. From then on they are rows, and owners change them; only the owner's own is not a set but everything there is.</summary>
public static class DefaultRoles
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Permission>> All = new Dictionary<string, IReadOnlyList<Permission>>
    {
        [Role.Owner] = [],
        ["Catalogue"] = [DashboardRead, CatalogueRead, CatalogueEdit, CatalogueImport, StockAdjust, ReviewsRead, ContentRead],
        ["Fulfilment"] = [DashboardRead, OrdersRead, OrdersNote, OrdersShip, OrdersReturn, OrdersRefund, CatalogueRead, StockAdjust],
        ["Support"] =
        [
            DashboardRead, OrdersRead, OrdersNote, OrdersCancel, OrdersRefund, OrdersReturn, CustomersRead, CustomersEdit, ReviewsRead, ReviewsModerate, CatalogueRead, AttentionRead, AttentionFix, MailRead,
        ],
        ["Marketing"] = [DashboardRead, CatalogueRead, PromotionsRead, PromotionsEdit, ContentRead, ContentEdit, ReviewsRead, ReviewsModerate],
        ["Read-only"] =
        [
            DashboardRead, OrdersRead, CatalogueRead, ReviewsRead, CustomersRead, PromotionsRead, ContentRead, AttentionRead, JobsRead, MailRead, WebhooksRead, AuditRead, SettingsRead,
        ],
    };

    /// <summary>Adds the roles that are not there yet, and leaves the others as they are. Two nodes may do so at once.</summary>
    public static async Task EnsureAsync(StoreDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (name, permissions) in All)
        {
            var added = await db.Database.ExecuteSqlAsync(
                $"INSERT INTO roles (name, normalized_name, concurrency_stamp) VALUES ({name}, {name.ToUpperInvariant()}, {Guid.NewGuid().ToString("N")}) ON CONFLICT (normalized_name) DO NOTHING", cancel);
            if (added == 0)
                continue;
            var id = await db.Roles.Where(role => role.Name == name).Select(role => role.Id).SingleAsync(cancel);
            db.RoleClaims.AddRange(permissions.Select(permission => Grant(id, permission)));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    internal static IdentityRoleClaim<long> Grant(long roleId, Permission permission) => new() { RoleId = roleId, ClaimType = Permissions.Claim, ClaimValue = permission.ToString() };
}
