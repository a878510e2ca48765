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
        if (await Turn.WaitAsync(TimeSpan.Zero, cancel))
            await InTurnAsync(() => index.CatchUpAsync(cancel));
    }

    /// <summary>Once a night all is built anew: words are counted exactly again, and rows stand in the order in which they are read.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task RebuildAsync(CancellationToken cancel)
    {
        await Turn.WaitAsync(cancel);
        await InTurnAsync(() => index.RebuildAsync(_ => { }, cancel));
    }

    private static async Task InTurnAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        finally
        {
            Turn.Release();
        }
    }
}
