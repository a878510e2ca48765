using Storefront.Core.Data;

namespace Storefront.Core.Checks;

/// <summary>Something that must never be: the invariant's short name, what breaks it, and how.</summary>
public sealed record Finding(string Invariant, string Subject, string Detail);

/// <summary>One promise of the shop, and the question to the database that finds what breaks it.</summary>
public sealed record Invariant(string Name, string Promise, Func<StoreDb, DateTimeOffset, CancellationToken, Task<List<Finding>>> FindAsync);

/// <summary>Asks the database whether every promise about stock, money and jobs holds. Reads only, in one transaction, so that it
/// sees one moment of a shop at work.</summary>
public sealed class CheckStore(StoreDb db, TimeProvider time)
{
    public static readonly IReadOnlyList<Invariant> All = [.. StockInvariants.All, .. MoneyInvariants.All, .. InvoiceInvariants.All, .. ReviewInvariants.All, .. JobInvariants.All];

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel = default)
    {
        await using var moment = await Snapshot.OpenAsync(db, cancel);
        var findings = new List<Finding>();
        foreach (var invariant in All)
            findings.AddRange(await invariant.FindAsync(db, time.GetUtcNow(), cancel));
        return findings;
    }
}
