using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Customers;

public static class CustomerQueries
{
    /// <summary>A shopper's addresses, the default first.</summary>
    public static Task<List<SavedAddress>> ReadAddressesAsync(this StoreDb db, long shopperId, CancellationToken cancel) => db.SavedAddresses.AsNoTracking()
        .Where(saved => saved.ShopperId == shopperId)
        .OrderByDescending(saved => saved.IsDefault).ThenBy(saved => saved.Id)
        .ToListAsync(cancel);
}
