using Storefront.Core.Identity;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Admin.Staff;

/// <summary>What a permission is called. A new one without words fails a test.</summary>
public static class PermissionText
{
    public static string Of(Permission permission) =>
        AdminWords.ResourceManager.GetString($"May{permission}", AdminWords.Culture) ?? permission.ToString();
}
