namespace Storefront.Core.Data;

/// <summary>SQLite has one writer. Those who wait for it inside SQLite poll and time out; those who wait here queue.
/// PostgreSQL needs no gate.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim? turn;

    public WriteGate(StoreDatabase database) => turn = database.IsSqlite ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for its turn; whoever gets it awaits no network and leaves by disposing it.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancel)
    {
        if (turn is null)
            return Turn.Free;
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public void Dispose() => turn?.Dispose();

    private sealed class Turn(SemaphoreSlim? held) : IDisposable
    {
        public static readonly Turn Free = new(null);

        private SemaphoreSlim? held = held;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
