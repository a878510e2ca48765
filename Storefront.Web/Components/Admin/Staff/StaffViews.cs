using Storefront.Core.Identity;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Components.Admin.Staff;

public sealed record StaffRow(long Id, string Email, string? Name, IReadOnlyList<string> Roles, bool HasSecondStep, DateTimeOffset? LastSeen, bool IsMe);

public sealed record InvitationRow(long Id, string Email, string Role, string InvitedBy, DateTimeOffset ExpiresAt);

/// <param name="Typed">The address as it was typed, when it was refused.</param>
public sealed record StaffView(
    IReadOnlyList<StaffRow> Staff, IReadOnlyList<InvitationRow> Invitations, IReadOnlyList<string> Roles, string? Typed, string? TypedRole, string? News, IReadOnlyList<FormError> Errors, TimeZoneInfo Zone, string FormToken);

/// <param name="Role">As it stands, or as it was wished when that was refused.</param>
public sealed record MemberView(long Id, string Email, string? Name, IReadOnlyList<string> Has, IReadOnlyList<string> Roles, bool IsMe, string? Failure, string FormToken);

public sealed record RoleRow(string Name, IReadOnlySet<Permission> Permissions, int People);

public sealed record RolesView(IReadOnlyList<RoleRow> Roles, string? News, string? Failure, string FormToken);
