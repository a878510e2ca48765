using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;

namespace Storefront.Core.Customers;

/// <summary>A shopper's address book. Their row is locked by every change, so that two tabs leave one default and never too many addresses.</summary>
public sealed class KeepAddress(StoreWrites writes, TimeProvider time)
{
    /// <summary>Adds an address, or changes the one with the code. The first is the default. What is in the book already is not added again. Refuses a full
    /// book and a code that is not in it.</summary>
    /// <param name="shopperId">Whose book.</param>
    /// <param name="code">Of the one to change; null adds.</param>
    /// <param name="address">Has passed <see cref="Shared.Postal.AddressRules"/>.</param>
    /// <param name="makeDefault">Whether the checkout shall begin with it.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<Outcome<SavedAddress>> RunAsync(long shopperId, string? code, Address address, bool makeDefault, CancellationToken cancel = default) =>
        ChangeAsync(
            shopperId,
            async (db, book) =>
            {
                var saved = code is null ? book.Find(known => known.Address == address) : book.Find(known => known.Code == code);
                if (code is not null && saved is null)
                    return CustomerRefusals.NoSuchAddress;
                if (saved is null && book.Count >= SavedAddress.MaxPerShopper)
                    return CustomerRefusals.BookIsFull;

                if (saved is null)
                    db.SavedAddresses.Add(saved = new SavedAddress { ShopperId = shopperId, Address = address, CreatedAt = time.GetUtcNow() });
                else
                    saved.Address = address;
                if (makeDefault || book.Count == 0)
                    await MakeDefaultAsync(db, book, saved, cancel);
                return saved;
            },
            cancel);

    /// <summary>The checkout begins with it from now on.</summary>
    public Task<Outcome<SavedAddress>> PreferAsync(long shopperId, string code, CancellationToken cancel = default) => ChangeAsync(
        shopperId,
        async (db, book) =>
        {
            if (book.Find(known => known.Code == code) is not { } saved)
                return CustomerRefusals.NoSuchAddress;

            await MakeDefaultAsync(db, book, saved, cancel);
            return saved;
        },
        cancel);

    /// <summary>Where the default goes, the newest of the others becomes it.</summary>
    public Task<Outcome<SavedAddress>> RemoveAsync(long shopperId, string code, CancellationToken cancel = default) => ChangeAsync(
        shopperId,
        async (db, book) =>
        {
            if (book.Find(known => known.Code == code) is not { } saved)
                return CustomerRefusals.NoSuchAddress;

            db.SavedAddresses.Remove(saved);
            await db.SaveChangesAsync(cancel);
            if (saved.IsDefault && book.LastOrDefault(known => known != saved) is { } next)
                next.IsDefault = true;
            return saved;
        },
        cancel);

    private Task<Outcome<SavedAddress>> ChangeAsync(long shopperId, Func<StoreDb, List<SavedAddress>, Task<Outcome<SavedAddress>>> change, CancellationToken cancel) =>
        writes.RunAsync<Outcome<SavedAddress>>(
            async db => await db.LockShopperAsync(shopperId, cancel)
                ? await change(db, await db.SavedAddresses.Where(saved => saved.ShopperId == shopperId).OrderBy(saved => saved.Id).ToListAsync(cancel))
                : CustomerRefusals.NoSuchAddress,
            cancel);

    private static async Task MakeDefaultAsync(StoreDb db, List<SavedAddress> book, SavedAddress saved, CancellationToken cancel)
    {
        foreach (var other in book.Where(other => other != saved))
            other.IsDefault = false;
        // The old one lets go before the new one takes it: there is one at any time.
        await db.SaveChangesAsync(cancel);
        saved.IsDefault = true;
    }
}
