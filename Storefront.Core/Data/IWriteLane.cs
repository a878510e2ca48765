namespace Storefront.Core.Data;

/// <summary>How a database takes the units of <see cref="StoreWrites"/>.</summary>
public interface IWriteLane
{
    /// <summary>Waits for its turn, where there are turns, and begins a unit.</summary>
    Task<IWriteUnit> BeginAsync(CancellationToken cancel);
}

/// <summary>One unit of writing. Disposed without a commit, nothing of it has happened.</summary>
public interface IWriteUnit : IAsyncDisposable
{
    /// <summary>A context of its own, inside the unit's transaction.</summary>
    StoreDb Db { get; }

    /// <summary>Done when the unit is on disk.</summary>
    Task CommitAsync();
}
