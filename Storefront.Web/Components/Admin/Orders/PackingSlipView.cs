using Storefront.Core.Orders;

namespace Storefront.Web.Components.Admin.Orders;

public sealed record PackedLine(string Name, string Options, string Sku, int Units);

public sealed record PackingSlipView(Order Order, IReadOnlyList<PackedLine> Lines, string Shop, TimeZoneInfo Zone);
