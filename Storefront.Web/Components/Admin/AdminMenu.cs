using Storefront.Core.Identity;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Admin;

/// <summary>A door of the back office; whoever may not open it does not see it.</summary>
public sealed record AdminDoor(string Href, string Text, Permission Needs, string Icon);

/// <summary>The doors in the order of a working day. A new page of its own adds a line here.</summary>
public static class AdminMenu
{
    public static IReadOnlyList<AdminDoor> All =>
    [
        new("/admin", AdminWords.Dashboard, Permission.DashboardRead, Icon: "gauge"),
        new("/admin/orders", AdminWords.Orders, Permission.OrdersRead, Icon: "package"),
        new("/admin/products", CatalogueWords.Products, Permission.CatalogueRead, Icon: "tag"),
        new("/admin/reviews", ReviewWords.Queue, Permission.ReviewsRead, Icon: "message-square-text"),
        new("/admin/attention", AdminWords.Attention, Permission.AttentionRead, Icon: "triangle-alert"),
        new("/admin/jobs", AdminWords.Jobs, Permission.JobsRead, Icon: "list-checks"),
        new("/admin/mail", AdminWords.MailLog, Permission.MailRead, Icon: "mail"),
        new("/admin/webhooks", AdminWords.Webhooks, Permission.WebhooksRead, Icon: "webhook"),
        new("/admin/staff", AdminWords.Staff, Permission.StaffManage, Icon: "users"),
        new("/admin/roles", AdminWords.Roles, Permission.StaffManage, Icon: "shield"),
        new("/admin/audit", AdminWords.Audit, Permission.AuditRead, Icon: "scroll-text"),
    ];

    public static IEnumerable<AdminDoor> For(SignedIn staff) => All.Where(door => staff.May(door.Needs));

    /// <summary>Whether a page stands behind this door; the first one stands only before itself.</summary>
    public static string? Current(AdminDoor door, string path) =>
        path == door.Href ? "page" : door.Href != "/admin" && path.StartsWith(door.Href + "/", StringComparison.Ordinal) ? "true" : null;
}
