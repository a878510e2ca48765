using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Storefront.Core.Search;

/// <summary>Writes what this process gathered, every few seconds and when it stops.</summary>
internal sealed class FlushSearchLog(SearchLog searches, IOptions<SearchOptions> options, ILogger<FlushSearchLog> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LogEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FlushAsync();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await FlushAsync();
        }
    }

    /// <summary>A count that is lost is no reason to trouble anybody.</summary>
    private async Task FlushAsync()
    {
        try
        {
            await searches.FlushAsync();
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or ObjectDisposedException)
        {
            log.LogWarning(failure, "What was searched for could not be written");
        }
    }
}
