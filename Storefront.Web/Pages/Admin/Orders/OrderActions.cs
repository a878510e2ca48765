using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>What staff do with an order: the shop's use cases, each of which guards itself.</summary>
public sealed record OrderActions(
    ShipOrder Ship, DeliverShipment Deliver, CancelShipment TakeBack, CancelOrder Cancel, RefundOrder Refund, RequestReturn AskReturn, DecideReturn Decide, ReceiveReturn Receive, NoteOrder Note);
