using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Web.Hosting;

/// <summary>Who may see an order and act for its shopper: whoever is that shopper, and whoever holds its link. To anybody else there is no such order.</summary>
public sealed class OrderAccess(StoreDb db, OrderLinks links)
{
    public async Task<OrderPass?> FindAsync(HttpContext http, string number, string? key)
    {
        if (http.Shopper() is { ShopperId: var shopper } && await db.Orders.AnyAsync(order => order.Number == number && order.ShopperId == shopper, http.RequestAborted))
            return new OrderPass(number, null);
        return links.Opens(key, number) ? new OrderPass(number, key) : null;
    }
}

/// <summary>An order that may be opened.</summary>
/// <param name="Key">Of the link it was opened by; null for its shopper, who needs none.</param>
public sealed record OrderPass(string Number, string? Key)
{
    public bool IsOwner => Key is null;

    /// <summary>The order's page, or one below it.</summary>
    public string To(string below = "") => OrderLinks.PathWith(Key, Number, below);

    /// <summary>What a form on one of its pages posts to.</summary>
    public string Post(string handler, string below = "") => With(To(below), $"handler={handler}");

    /// <summary>The order's page, telling what has just been done.</summary>
    public string Done(string what) => With(To(), $"done={what}");

    private static string With(string path, string parameter) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameter}";
}
