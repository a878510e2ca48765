using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Identity;

/// <summary>
/// How often something was tried for an e-mail address, whether or not anybody here has it: so that a pause tells nobody who has an account. The address
/// stands there as a hash.
/// </summary>
public sealed class TryCount
{
    public required string Key { get; init; }

    public int Tries { get; private set; }

    public required DateTimeOffset LastAt { get; init; }

    public DateTimeOffset? PausedUntil { get; private set; }
}

/// <summary>So many tries in a row, then a pause. A day without any begins anew.</summary>
internal sealed record Patience(string What, int Tries, TimeSpan Pause)
{
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Passwords: at most 1,440 guesses a day.</summary>
    public static readonly Patience SignIn = new("sign-in", 5, TimeSpan.FromMinutes(5));

    /// <summary>The second step, counted apart: whoever has the password does not get more tries at the code.</summary>
    public static readonly Patience Code = new("code", 5, TimeSpan.FromMinutes(5));

    /// <summary>Mails that anybody can cause to be sent to an address.</summary>
    public static readonly Patience Mail = new("mail", 4, TimeSpan.FromMinutes(30));

    /// <summary>Counts a try before it is made, so that many at once are counted too.</summary>
    /// <returns>Whether it may be made.</returns>
    public async Task<bool> TakeAsync(StoreDb db, string email, DateTimeOffset now, CancellationToken cancel)
    {
        var key = Key(email);
        await db.Database.ExecuteSqlAsync($"INSERT INTO try_counts (key, tries, last_at) VALUES ({key}, 0, {db.Stored(now)}) ON CONFLICT (key) DO NOTHING", cancel);
        var before = now - Memory;
        var counted = await db.TryCounts
            .Where(count => count.Key == key && (count.PausedUntil == null || count.PausedUntil <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(count => count.Tries, count => count.LastAt < before ? 1 : count.Tries + 1)
                    .SetProperty(count => count.PausedUntil, (DateTimeOffset?)null)
                    .SetProperty(count => count.LastAt, now),
                cancel);
        if (counted == 0)
            return false;

        await db.TryCounts
            .Where(count => count.Key == key && count.Tries % Tries == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(count => count.PausedUntil, now + Pause), cancel);
        return true;
    }

    public Task ForgetAsync(StoreDb db, string email, CancellationToken cancel) => db.TryCounts.Where(count => count.Key == Key(email)).ExecuteDeleteAsync(cancel);

    /// <summary>Under which tries for an address are counted, whatever was tried.</summary>
    internal static string[] KeysOf(string email) => [SignIn.Key(email), Code.Key(email), Mail.Key(email)];

    internal string Key(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{What}:{Shopper.Normalise(email)}")));
}
