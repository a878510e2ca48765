using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Storefront.Tests.Support;

/// <summary>Counts the commands sent to one database: other tests run beside this one.</summary>
public sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string database;
    private readonly List<string> texts = [];
    private readonly List<IDisposable> subscriptions = [];

    public CommandCount(string connectionString)
    {
        database = NameOf(connectionString);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => Texts.Count;

    private static readonly int NameLength = "storefront_".Length + 32;

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (texts)
                return [.. texts];
        }
    }

    public void Clear()
    {
        lock (texts)
            texts.Clear();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandExecutedEventData executed || NameOf(executed.Command.Connection!.ConnectionString) != database)
            return;
        lock (texts)
            texts.Add(executed.Command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }

    /// <summary>Every test database has a random name of its own, but for those on a server of their own: they count for nobody.</summary>
    private static string NameOf(string connectionString) =>
        connectionString.IndexOf("storefront_", StringComparison.Ordinal) is >= 0 and var at && connectionString.Length >= at + NameLength ? connectionString.Substring(at, NameLength) : "";
}
