using Storefront.Core.Audit;

namespace Storefront.Web.Components.Admin;

public sealed record AuditView(Slice<AuditEntry> Entries, ListState State, TimeZoneInfo Zone);
