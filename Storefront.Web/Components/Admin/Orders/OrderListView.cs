using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Web.Components.Admin.Orders;

public sealed record OrderRow(
    long Id, string Number, DateTimeOffset PlacedAt, string Name, string Email, int Pieces, Money Total, OrderStatus Status, PaymentStatus Payment, FulfilmentStatus Fulfilment);

public sealed record OrderListView(Slice<OrderRow> Orders, ListState State, IReadOnlyList<ListTab> Tabs, TimeZoneInfo Zone);
