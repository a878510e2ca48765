namespace Storefront.Core.Data.Demo.Bulk;

/// <summary>The quickest way into one of the databases. Columns are added in the order in which the table names them.</summary>
internal interface IRowCopy
{
    /// <summary>Writes one row for each, within the context's transaction.</summary>
    void Copy<T>(string table, string[] columns, IEnumerable<T> rows, Action<IRow, T> write);

    /// <summary>So that nobody writes to the table between our look at its numbers and our commit.</summary>
    Task LockAsync(CancellationToken cancel);

    /// <summary>Takes indexes and foreign keys away until <see cref="FinishAsync"/>, where that is safe.</summary>
    Task SetIndexesAsideAsync(IReadOnlyList<string> tables, CancellationToken cancel);

    /// <summary>Puts back what was set aside, and lets the database number on from the last row.</summary>
    Task FinishAsync(IReadOnlyList<string> tables, CancellationToken cancel);
}

internal interface IRow
{
    void Add(long value);
    void Add(long? value);
    void Add(int value);
    void Add(bool value);
    void Add(string? value);
    void Add(DateTimeOffset value);
    void Add(DateTimeOffset? value);
}
