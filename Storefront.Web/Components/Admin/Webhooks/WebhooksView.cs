using Storefront.Core.Payments;

namespace Storefront.Web.Components.Admin.Webhooks;

public sealed record WebhooksView(Slice<WebhookEvent> Events, ListState State, IReadOnlyList<ListTab> Tabs, TimeZoneInfo Zone, bool MayReplay, string? News, string? Failure, string FormToken);
