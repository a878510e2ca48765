using Hangfire;

namespace Storefront.Core.Search;

/// <summary>Takes over what was changed in the catalogue, every few seconds: the rows that the database noted are the truth, so nothing is lost with a run.</summary>
public sealed class KeepSearchIndex(ISearchIndex index)
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancel)
    {
        // A rebuild takes longer than the pause between two runs.
        if (!await Turn.WaitAsync(TimeSpan.Zero, cancel))
            return;
        try
        {
            await index.CatchUpAsync(cancel);
        }
        finally
        {
            Turn.Release();
        }
    }
}
