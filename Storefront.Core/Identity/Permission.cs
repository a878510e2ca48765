namespace Storefront.Core.Identity;

/// <summary>What somebody may do for the shop. Roles keep them by name, so a name never changes and none is given to something else.</summary>
public enum Permission
{
    /// <summary>Today's figures: every role has it, and so it opens <c>/admin</c>.</summary>
    DashboardRead,

    OrdersRead,
    OrdersNote,
    OrdersShip,
    OrdersCancel,
    OrdersRefund,

    /// <summary>Decide on returns and take them in, which refunds what arrived.</summary>
    OrdersReturn,

    CatalogueRead,
    CatalogueEdit,
    CatalogueImport,
    StockAdjust,

    ReviewsRead,
    ReviewsModerate,

    CustomersRead,
    CustomersEdit,

    PromotionsRead,
    PromotionsEdit,

    ContentRead,
    ContentEdit,

    AttentionRead,
    AttentionFix,

    JobsRead,
    JobsRun,
    MailRead,
    WebhooksRead,
    WebhooksReplay,

    AuditRead,

    /// <summary>Invite, give roles, change what a role may do, remove: whoever has it can become anything.</summary>
    StaffManage,

    SettingsRead,
    SettingsEdit,
}

public static class Permissions
{
    /// <summary>The type of the claims in which a role keeps its permissions.</summary>
    public const string Claim = "permission";

    public static readonly IReadOnlyList<Permission> All = Enum.GetValues<Permission>();

    /// <summary>Null for what is no permission, such as one of a version to come.</summary>
    public static Permission? Named(string? name) => Enum.TryParse<Permission>(name, out var permission) && Enum.GetName(permission) == name ? permission : null;
}
