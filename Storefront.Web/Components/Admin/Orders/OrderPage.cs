using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Web.Components.Admin.Orders;

/// <summary>A payment of the order, and what its bank says.</summary>
public sealed record PaymentRow(PaymentState State, Money Amount, string? IntentId, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt, IReadOnlyList<DisputeRow> Disputes);

public sealed record DisputeRow(DisputeState State, long Minor, string Reason, DateTimeOffset? EvidenceDueAt);

public sealed record DocumentRow(string Name, string Path);

/// <summary>What was posted and did not go through: nothing typed is lost.</summary>
/// <param name="Handler">Whose form it was.</param>
public sealed record Typed(string Handler, IReadOnlyDictionary<string, string> Fields, string Failure, bool IsConflict);

/// <summary>An order as staff see it.</summary>
/// <param name="Revision">The key of its last event: what a form that is posted from here has seen.</param>
/// <param name="Meanwhile">What happened since the form that was posted had been drawn.</param>
public sealed record OrderPage(
    Order Order,
    IReadOnlyList<Shipment> Shipments,
    IReadOnlyList<Return> Returns,
    IReadOnlyList<Refund> Refunds,
    IReadOnlyList<PaymentRow> Payments,
    IReadOnlyList<DocumentRow> Documents,
    IReadOnlyList<OrderEvent> Meanwhile,
    Typed? Typed,
    string? News,
    SignedIn Staff,
    TimeZoneInfo Zone,
    string FormToken)
{
    public long Revision => Order.Events.Count == 0 ? 0 : Order.Events.Max(happened => happened.Id);

    public IEnumerable<OrderLine> OpenLines => Order.Lines.Where(line => line.Open > 0);

    public bool CanShip => Staff.May(Permission.OrdersShip) && Order.Status == OrderStatus.Confirmed && OpenLines.Any();

    public bool CanRefund => Staff.May(Permission.OrdersRefund) && Order.PaymentStatus != PaymentStatus.Unpaid && !Order.Refundable.IsZero;

    public bool CanCancel => Staff.May(Permission.OrdersCancel) && Order.Status == OrderStatus.Confirmed && Order.Lines.TrueForAll(line => line.Shipped == 0);

    /// <summary>Units of a line that have left the house and are in no return that is under way or done.</summary>
    public int Returnable(OrderLine line) =>
        line.Shipped - Returns.Where(back => back.Status != ReturnStatus.Rejected).SelectMany(back => back.Lines).Where(one => one.OrderLineId == line.Id).Sum(one => one.Quantity);

    public bool CanOpenReturn => Staff.May(Permission.OrdersReturn) && Order.Lines.Exists(line => Returnable(line) > 0);

    public bool IsDisputed => Payments.SelectMany(payment => payment.Disputes).Any(dispute => dispute.State < DisputeState.Lost);

    public string Path(string handler) => $"/admin/orders/{Order.Number}?handler={handler}";

    /// <summary>A field of a form: what was typed into it, or else what it begins with.</summary>
    public string Value(string handler, string name, string begins) =>
        Typed is { } typed && typed.Handler == handler ? typed.Fields.GetValueOrDefault(name, "") : begins;

    public bool Checked(string handler, string name, bool begins = false) => Typed is { } typed && typed.Handler == handler ? typed.Fields.ContainsKey(name) : begins;
}
