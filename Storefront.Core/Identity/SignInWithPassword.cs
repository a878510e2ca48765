using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>
/// Finds out whether somebody is who they say. Unknown address, wrong password, pause and shut-out account are one refusal and one amount of work:
/// a counted try, a look-up and a comparison.
/// </summary>
public sealed class SignInWithPassword(StoreDb reads, StoreWrites writes, Passwords passwords, TimeProvider time)
{
    public async Task<Outcome<Shopper>> RunAsync(string email, string? password, CancellationToken cancel = default)
    {
        var mayTry = await writes.RunAsync(db => Patience.SignIn.TakeAsync(db, email, time.GetUtcNow(), cancel), cancel);
        var shopper = await reads.Shoppers.AsNoTracking().WithEmail(email).SingleOrDefaultAsync(cancel);
        var fits = passwords.Fits(shopper, password);
        if (!mayTry || !fits || shopper!.IsShutOut(time.GetUtcNow()))
            return IdentityRefusals.NotSignedIn;

        await writes.RunAsync(db => Patience.SignIn.ForgetAsync(db, email, cancel), cancel);
        return shopper;
    }
}
