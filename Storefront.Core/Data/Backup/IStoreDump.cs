using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Data.Backup;

/// <summary>How one kind of database is written to a file and read back.</summary>
public interface IStoreDump
{
    /// <summary>Writes one moment of the database, which may be at work, into a file that is there and empty.</summary>
    Task<Outcome<bool>> WriteAsync(string file, CancellationToken cancel);

    /// <summary>The migrations that a dump was made with; none when it holds no shop. Refuses what is not a whole dump.</summary>
    Task<Outcome<string[]>> MigrationsAsync(string file, CancellationToken cancel);

    /// <summary>Whether the shop's database holds orders; false when it holds nothing at all.</summary>
    Task<Outcome<bool>> HasOrdersAsync(CancellationToken cancel);

    /// <summary>Puts the dump, with the hold in it, in the place of the shop's database: wholly or not at all.</summary>
    Task<Outcome<bool>> ReplaceAsync(string file, ShopHold hold, CancellationToken cancel);
}
