using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin;
using Storefront.Web.Components.Admin.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>The orders, by what is to be done about them. Three commands: the counts, what was searched for, the page.</summary>
[Needs(Permission.OrdersRead)]
public sealed class IndexModel(StoreDb db, IOptions<StoreOptions> store) : PageModel
{
    public OrderListView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var state = ListState.Of(Request, OrderViews.Keys);
        var orders = OrderViews.Of(db, state.View);
        if (state.Search.Length > 0)
        {
            var found = await OrderSearch.FindAsync(db, state.Search, cancel);
            orders = orders.Where(o => found.Contains(o.Id));
        }

        var rows = await orders.AsNoTracking().SliceAsync(
            state,
            page => page.Select(o => new OrderRow(
                o.Id, o.Number, o.PlacedAt, o.DeliveryAddress.Name, o.Email, o.Lines.Sum(l => l.Quantity), o.Total, o.Status, o.PaymentStatus, o.FulfilmentStatus)),
            row => row.Id,
            cancel);
        var counts = await OrderViews.CountAsync(db, cancel);
        View = new OrderListView(
            rows,
            state,
            [
                new(OrderViews.ToShip, AdminWords.ViewToShip, counts[OrderViews.ToShip]),
                new(OrderViews.Partly, AdminWords.ViewPartly, counts[OrderViews.Partly]),
                new(OrderViews.ToPay, AdminWords.ViewToPay, counts[OrderViews.ToPay]),
                new(OrderViews.Returns, AdminWords.ViewReturns, counts[OrderViews.Returns]),
                new(OrderViews.Attention, AdminWords.ViewAttention, counts[OrderViews.Attention]),
                new(OrderViews.All, AdminWords.ViewAll),
            ],
            store.Value.Zone);
    }
}

/// <summary>The saved views of the orders.</summary>
internal static class OrderViews
{
    public const string ToShip = "to-ship";
    public const string Partly = "partly-shipped";
    public const string ToPay = "to-pay";
    public const string Returns = "returns";
    public const string Attention = "attention";
    public const string All = "all";

    public static readonly IReadOnlyList<string> Keys = [ToShip, Partly, ToPay, Returns, Attention, All];

    public static IQueryable<Order> Of(StoreDb db, string view) => view switch
    {
        // What is to be picked stands in a list of its own, so an order that was wholly refunded is not among them.
        ToShip => db.Orders.Where(o => o.FulfilmentStatus == FulfilmentStatus.Unfulfilled && db.Shipments.Any(s => s.OrderId == o.Id && s.Status == ShipmentStatus.ToPick)),
        Partly => db.Orders.Where(o => o.FulfilmentStatus == FulfilmentStatus.PartlyFulfilled && db.Shipments.Any(s => s.OrderId == o.Id && s.Status == ShipmentStatus.ToPick)),
        ToPay => db.Orders.Where(o => o.Status == OrderStatus.AwaitingPayment),
        Returns => db.Orders.Where(o => db.Returns.Any(r => r.OrderId == o.Id && (r.Status == ReturnStatus.Requested || r.Status == ReturnStatus.Approved))),
        Attention => db.Orders.Where(o => db.PaymentConcerns.Any(c => c.OrderNumber == o.Number && c.ResolvedAt == null)),
        _ => db.Orders,
    };

    /// <summary>How many orders wait in a view, for each that is counted; all in one command, each to <see cref="ListTab.CountedTo"/> at most.</summary>
    public static async Task<Dictionary<string, int>> CountAsync(StoreDb db, CancellationToken cancel)
    {
        string[] counted = [ToShip, Partly, ToPay, Returns, Attention];
        var all = counted.Select((view, number) => Of(db, view).Take(ListTab.CountedTo).Select(_ => number)).Aggregate((left, right) => left.Concat(right));
        var counts = await all.GroupBy(number => number).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel);
        return counted.Select((view, number) => (view, counts.GetValueOrDefault(number))).ToDictionary(one => one.view, one => one.Item2);
    }
}
