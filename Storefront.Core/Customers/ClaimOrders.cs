using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;

namespace Storefront.Core.Customers;

/// <summary>
/// Orders that somebody placed as a guest become theirs when they sign in with the same e-mail address, which they have proven by then. Written in capitals
/// or not, it is the same; with a tag (<c>kim+shop@…</c>) it is another, because not every mail server thinks the two one.
/// </summary>
public sealed class ClaimOrders(StoreWrites writes) : IWelcome
{
    public Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            // Read again: who is signed in is what they were a moment ago.
            if (await db.Shoppers.Where(s => s.Id == shopper.Id && s.EmailConfirmed).Select(s => s.Email).SingleOrDefaultAsync(cancel) is not { } email)
                return;

            var lower = email.ToLowerInvariant();
            await db.Orders
#pragma warning disable CA1304, CA1311, CA1862 // The database does this: lower(email), on which it has an index.
                .Where(order => order.ShopperId == null && order.Email.ToLower() == lower)
#pragma warning restore CA1304, CA1311, CA1862
                .ExecuteUpdateAsync(set => set.SetProperty(order => order.ShopperId, shopper.Id), cancel);
        },
        cancel);
}
