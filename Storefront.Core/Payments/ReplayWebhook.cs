using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Has a stored webhook worked on again whose job was given up. Refuses one that is under way or was worked on.</summary>
public sealed class ReplayWebhook(StoreDb reads, RetryJob retry)
{
    public async Task<Outcome<bool>> RunAsync(string eventId, CancellationToken cancel = default)
    {
        var once = StoreWebhook.Once(eventId);
        var job = await reads.Outbox.Where(m => m.Once == once).Select(m => (long?)m.Id).SingleOrDefaultAsync(cancel);
        return job is { } id ? await retry.RunAsync(id, cancel) : JobRefusals.NoSuchJob;
    }
}
