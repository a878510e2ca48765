using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Storefront.Tests.Support;

/// <summary>Keeps what the shop logs as a warning or worse, so that a test can say what was not logged.</summary>
public sealed class LogWatch : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> entries = new();

    public IReadOnlyList<string> Errors => [.. entries.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Text)];

    public IReadOnlyList<string> Warnings => [.. entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text)];

    public void Clear() => entries.Clear();

    public ILogger CreateLogger(string categoryName) => new Watcher(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Watcher(LogWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                watch.entries.Enqueue((logLevel, $"{category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}"));
        }
    }
}
