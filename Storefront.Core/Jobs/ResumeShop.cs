using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Jobs;

/// <summary>Lifts every hold. A running shop's next sweep hands over what waited.</summary>
public sealed class ResumeShop(StoreWrites writes)
{
    /// <returns>How many holds there were.</returns>
    public Task<int> RunAsync(CancellationToken cancel = default) => writes.RunAsync(db => db.Holds.ExecuteDeleteAsync(cancel), cancel);
}
