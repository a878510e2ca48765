using Storefront.Core.Jobs;

namespace Storefront.Web.Components.Admin.Jobs;

public sealed record JobsView(
    Slice<OutboxMessage> Jobs, ListState State, IReadOnlyList<ListTab> Tabs, TimeZoneInfo Zone, bool MayRun, string? News, string? Failure, string FormToken);
