using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Fulfilment;

/// <summary>Every "no" after an order was paid.</summary>
public static class FulfilmentRefusals
{
    public static Refusal NoSuchOrder => new("no_such_order", Refusals.NoSuchOrder, RefusalKind.NotFound);

    public static Refusal NoSuchShipment => new("no_such_shipment", Refusals.NoSuchShipment, RefusalKind.NotFound);

    public static Refusal NoSuchReturn => new("no_such_return", Refusals.NoSuchReturn, RefusalKind.NotFound);

    public static Refusal NotPaid => new("order_not_paid", Refusals.OrderNotPaid, RefusalKind.Conflict);

    public static Refusal NothingGiven => new("nothing_given", Refusals.NothingGiven);

    public static Refusal NotSoMany(string line, int left) => new("not_so_many", Refusals.NotSoMany.With(line, left), RefusalKind.Conflict);

    public static Refusal AlreadyShipped => new("already_shipped", Refusals.AlreadyShipped, RefusalKind.Conflict);

    public static Refusal TooLateToCancel => new("too_late_to_cancel", Refusals.TooLateToCancel, RefusalKind.Conflict);

    public static Refusal AlreadyEnded => new("order_already_ended", Refusals.OrderAlreadyEnded, RefusalKind.Conflict);

    public static Refusal ReturnTooLate(int days) => new("return_too_late", Refusals.ReturnTooLate.With(days));

    public static Refusal ReturnDecided => new("return_already_decided", Refusals.ReturnAlreadyDecided, RefusalKind.Conflict);
}
