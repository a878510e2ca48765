using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Storefront.Core.Data.Demo.Bulk;

/// <summary>One prepared statement for each table. SQLite numbers on by itself, and keeps its indexes: each batch is a transaction of
/// its own, and a shop without indexes must never be what is left of a fill that was stopped.</summary>
internal sealed class SqliteCopy(StoreDb db) : IRowCopy
{
    public Task LockAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task SetIndexesAsideAsync(IReadOnlyList<string> tables, CancellationToken cancel) => Task.CompletedTask;

    public Task FinishAsync(IReadOnlyList<string> tables, CancellationToken cancel) => Task.CompletedTask;

    public void Copy<T>(string table, string[] columns, IEnumerable<T> rows, Action<IRow, T> write)
    {
        using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var names = columns.Select(column => $"${column}").ToList();
        foreach (var name in names) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names)})";
        command.Prepare();
        var row = new Row(command.Parameters);
        foreach (var each in rows)
        {
            row.Start();
            write(row, each);
            command.ExecuteNonQuery();
        }
    }

    private sealed class Row(SqliteParameterCollection parameters) : IRow
    {
        private int column;

        public void Start() => column = 0;

        public void Add(long value) => Set(value);

        public void Add(long? value) => Set(value);

        public void Add(int value) => Set(value);

        public void Add(bool value) => Set(value);

        public void Add(string? value) => Set(value);

        /// <summary>As <see cref="SqliteStoreDb"/> stores instants.</summary>
        public void Add(DateTimeOffset value) => Set(value.UtcTicks);

        public void Add(DateTimeOffset? value) => Set(value?.UtcTicks);

        private void Set(object? value) => parameters[column++].Value = value ?? DBNull.Value;
    }
}
