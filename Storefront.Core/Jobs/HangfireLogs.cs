using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Storefront.Core.Jobs;

/// <summary>Hangfire keeps its loggers in static fields and may ask for one when the host's are disposed already, at shutdown or
/// beside a second host: then it logs nowhere instead of failing.</summary>
internal sealed class HangfireLogs(ILoggerFactory host) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName)
    {
        try
        {
            return host.CreateLogger(categoryName);
        }
        catch (ObjectDisposedException)
        {
            return NullLogger.Instance;
        }
    }

    public void AddProvider(ILoggerProvider provider) => host.AddProvider(provider);

    public void Dispose()
    {
        // The host disposes its own.
    }
}
