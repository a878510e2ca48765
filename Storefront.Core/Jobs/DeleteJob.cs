using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Jobs;

/// <summary>Throws a job away that was given up. Refuses one that waits, runs or is done.</summary>
public sealed class DeleteJob(StoreWrites writes)
{
    public Task<Outcome<long>> RunAsync(long id, CancellationToken cancel = default) => writes.RunAsync<Outcome<long>>(
        async db => await db.Outbox.Where(m => m.Id == id && m.Status == OutboxStatus.Dead).ExecuteDeleteAsync(cancel) == 1 ? id : JobRefusals.NotGivenUp,
        cancel);
}
