using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Identity;

public static class IdentityQueries
{
    public static IQueryable<Shopper> WithEmail(this IQueryable<Shopper> shoppers, string email)
    {
        var normalised = Shopper.Normalise(email);
        return shoppers.Where(shopper => shopper.NormalizedEmail == normalised);
    }

    /// <summary>Keeps everybody else from changing what belongs to this shopper until the transaction ends.</summary>
    public static async Task<bool> LockShopperAsync(this StoreDb db, long shopperId, CancellationToken cancel) => await db.Shoppers
        .Where(shopper => shopper.Id == shopperId)
        .ExecuteUpdateAsync(set => set.SetProperty(shopper => shopper.AuthenticatorStep, shopper => shopper.AuthenticatorStep), cancel) == 1;
}
