using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;

namespace Storefront.Tests.Support;

/// <summary>People who work for the shop, and their browsers.</summary>
public static class StaffPeople
{
    /// <summary>A browser in which a new member of staff is signed in by two steps.</summary>
    public static async Task<HttpClient> StaffAsync(this Shop shop, string role = Role.Owner) => await shop.ProvenAsync(await shop.Given.AShopperAsync(name: null, roles: role));

    /// <summary>A browser in which the shopper is signed in as if a code had followed the password: the way there has tests of its own.</summary>
    public static async Task<HttpClient> ProvenAsync(this Shop shop, Shopper shopper)
    {
        var visitor = await shop.SignedInAsync(shopper);
        await shop.Given.SaveAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Method, SignInMethod.PasswordAndCode)));
        return visitor;
    }
}
