using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>The only way an order's status changes: one guarded update. Whoever gets false was not first, and does nothing.</summary>
public static class OrderTransitions
{
    /// <summary>From which statuses each status may be reached.</summary>
    public static readonly IReadOnlyDictionary<OrderStatus, IReadOnlyList<OrderStatus>> Allowed = new Dictionary<OrderStatus, IReadOnlyList<OrderStatus>>
    {
        [OrderStatus.AwaitingPayment] = [],
        // Expired: the money arrived after all and the goods were still there.
        [OrderStatus.Confirmed] = [OrderStatus.AwaitingPayment, OrderStatus.Expired],
        [OrderStatus.Expired] = [OrderStatus.AwaitingPayment],
        [OrderStatus.Cancelled] = [OrderStatus.AwaitingPayment, OrderStatus.Confirmed],
    };

    public static async Task<bool> MoveAsync(this StoreDb db, long orderId, OrderStatus from, OrderStatus to, CancellationToken cancel)
    {
        if (!Allowed[to].Contains(from))
            throw new InvalidOperationException($"An order does not go from {from} to {to}.");

        return await db.Orders
            .Where(order => order.Id == orderId && order.Status == from)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.Status, to), cancel) == 1;
    }

    public static Task SetPaymentStatusAsync(this StoreDb db, long orderId, PaymentStatus status, CancellationToken cancel) => db.Orders
        .Where(order => order.Id == orderId)
        .ExecuteUpdateAsync(set => set.SetProperty(order => order.PaymentStatus, status), cancel);

    /// <summary>Counts money that goes back, in minor units. False when it would be more than disputes have left of the order's total.</summary>
    public static async Task<bool> CountRefundAsync(this StoreDb db, long orderId, long minor, CancellationToken cancel) => await db.Orders
        .Where(order => order.Id == orderId && order.RefundedMinor + order.DisputedMinor + minor <= order.Total.Minor)
        .ExecuteUpdateAsync(set => set.SetProperty(order => order.RefundedMinor, order => order.RefundedMinor + minor), cancel) == 1;

    /// <summary>Counts what a dispute takes, or brings back below zero, in minor units. No guard: the bank does not ask.</summary>
    public static Task CountDisputedAsync(this StoreDb db, long orderId, long minor, CancellationToken cancel) => db.Orders
        .Where(order => order.Id == orderId)
        .ExecuteUpdateAsync(set => set.SetProperty(order => order.DisputedMinor, order => order.DisputedMinor + minor), cancel);

    /// <summary>In the transaction that has locked the order and found that it may change.</summary>
    public static Task SetDeliveryAddressAsync(this StoreDb db, long orderId, Address address, CancellationToken cancel) => db.Orders
        .Where(order => order.Id == orderId)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(order => order.DeliveryAddress, address)
                .SetProperty(order => order.NameKey, OrderNames.Key(address.Name))
                .SetProperty(order => order.FamilyNameKey, OrderNames.FamilyKey(address.Name)),
            cancel);

    /// <summary>Keeps everybody else from changing this order until the transaction ends.</summary>
    public static async Task<bool> LockOrderAsync(this StoreDb db, string number, CancellationToken cancel) => await db.Orders
        .Where(order => order.Number == number)
        .ExecuteUpdateAsync(set => set.SetProperty(order => order.RefundedMinor, order => order.RefundedMinor), cancel) == 1;
}
