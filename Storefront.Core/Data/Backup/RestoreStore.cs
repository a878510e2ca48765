using Microsoft.EntityFrameworkCore;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Data.Backup;

/// <summary>Puts a backup in the place of the shop's database and holds the shop in the same step: its jobs wait until
/// <see cref="ResumeShop"/>. A refusal changes nothing.</summary>
public sealed class RestoreStore(IStoreDump dump, StoreDb db, TimeProvider time)
{
    /// <returns>True when this version has migrations that the backup lacks: <c>migrate</c> comes next.</returns>
    public async Task<Outcome<bool>> RunAsync(string file, bool force, CancellationToken cancel = default)
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file))
            return BackupRefusals.FileMissing(file);

        var made = await dump.MigrationsAsync(file, cancel);
        if (made.Refusal is { } unreadable)
            return unreadable;
        var known = db.Database.GetMigrations().ToList();
        if (made.Value.Except(known).ToList() is { Count: > 0 } unknown)
            return BackupRefusals.TooNew(file, string.Join(", ", unknown));

        if (!force)
        {
            var orders = await dump.HasOrdersAsync(cancel);
            if (orders.Refusal is { } refusal)
                return refusal;
            if (orders.Value)
                return BackupRefusals.TargetHasOrders;
        }

        var hold = new ShopHold { Since = time.GetUtcNow(), Reason = "restored from a backup" };
        var replaced = await dump.ReplaceAsync(file, hold, cancel);
        return replaced.Refusal is { } no ? no : known.Except(made.Value).Any();
    }
}
