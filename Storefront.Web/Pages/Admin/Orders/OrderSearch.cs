using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared.Postal;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>
/// Finds orders by whatever a shopper, a parcel or the gateway calls them by: number, e-mail address, name, SKU, tracking number, the gateway's keys. Each is one range of one
/// index, and all are one command; so a million orders cost what a thousand do.
/// </summary>
internal static class OrderSearch
{
    /// <summary>Of each kind of match, newest first: whoever finds more has searched for too little.</summary>
    private const int Most = 100;

    /// <returns>Keys of orders.</returns>
    [SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, by bytes.")]
    public static Task<List<long>> FindAsync(StoreDb db, string text, CancellationToken cancel)
    {
        var number = OrderNumber.Tidy(text);
        var name = OrderNames.Key(text);
        var email = ContactRules.TidyEmail(text);
        var (nameEnd, emailEnd) = (name + '\uffff', email + '\uffff');
        var found = db.Orders.Where(o => o.Number == number).Select(o => o.Id)
            .Concat(db.Orders.Where(o => string.Compare(o.Email, email) >= 0 && string.Compare(o.Email, emailEnd) < 0).OrderByDescending(o => o.Id).Take(Most).Select(o => o.Id))
            .Concat(db.Orders.Where(o => string.Compare(o.NameKey, name) >= 0 && string.Compare(o.NameKey, nameEnd) < 0).OrderByDescending(o => o.Id).Take(Most).Select(o => o.Id))
            .Concat(db.Orders.Where(o => string.Compare(o.FamilyNameKey, name) >= 0 && string.Compare(o.FamilyNameKey, nameEnd) < 0).OrderByDescending(o => o.Id).Take(Most).Select(o => o.Id))
            .Concat(db.Shipments.Where(s => s.TrackingNumber == text).Select(s => s.OrderId))
            .Concat(db.Payments.Where(p => p.SessionId == text).Select(p => p.OrderId))
            .Concat(db.Payments.Where(p => p.PaymentIntentId == text).Select(p => p.OrderId))
            .Concat(db.Refunds.Where(r => r.GatewayId == text).Select(r => r.OrderId))
            .Concat(db.Disputes.Where(d => d.GatewayId == text).Select(d => d.OrderId));
        // SKUs are often written in capitals and typed without.
        foreach (var sku in new[] { text, text.ToUpperInvariant() }.Distinct())
            found = found.Concat(db.OrderLines.Where(l => l.Sku == sku).OrderByDescending(l => l.OrderId).Take(Most).Select(l => l.OrderId));
        return found.Distinct().ToListAsync(cancel);
    }
}
