using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Storefront.Core.Data.Demo.Bulk;

/// <summary>Binary COPY; large fills drop secondary indexes and foreign keys first and rebuild them in the same transaction.</summary>
internal sealed class PostgresCopy(StoreDb db) : IRowCopy
{
    private readonly NpgsqlConnection connection = (NpgsqlConnection)db.Database.GetDbConnection();
    private readonly List<string> putBack = [];

    public async Task LockAsync(CancellationToken cancel)
    {
        // A fill takes as long as it takes; the limits that guard the web's requests would end it.
        await RunAsync("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'", cancel);
        await RunAsync("LOCK TABLE products IN SHARE ROW EXCLUSIVE MODE", cancel);
    }

    public void Copy<T>(string table, string[] columns, IEnumerable<T> rows, Action<IRow, T> write)
    {
        using var import = connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        var row = new Row(import);
        foreach (var each in rows)
        {
            import.StartRow();
            write(row, each);
        }

        import.Complete();
    }

    public async Task SetIndexesAsideAsync(IReadOnlyList<string> tables, CancellationToken cancel)
    {
        await RunAsync("SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL synchronous_commit = off", cancel);
        var foreignKeys = await ReadAsync(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY($1)", tables, cancel);
        var indexes = await ReadAsync(
            """
            SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid::regclass::text = ANY($1) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            """,
            tables, cancel);
        foreach (var (table, name, definition) in foreignKeys)
        {
            await RunAsync($"ALTER TABLE {table} DROP CONSTRAINT {name}", cancel);
            putBack.Add($"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}");
        }

        foreach (var (_, name, definition) in indexes)
        {
            await RunAsync($"DROP INDEX {name}", cancel);
            putBack.Insert(0, definition);
        }
    }

    public async Task FinishAsync(IReadOnlyList<string> tables, CancellationToken cancel)
    {
        foreach (var statement in putBack) await RunAsync(statement, cancel);
        putBack.Clear();
        foreach (var table in tables)
            await RunAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table} HAVING max(id) IS NOT NULL", cancel);
    }

    private async Task RunAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<List<(string Table, string Name, string Definition)>> ReadAsync(string sql, IReadOnlyList<string> tables, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tables.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<(string, string, string)> found = [];
        while (await reader.ReadAsync(cancel)) found.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return found;
    }

    private sealed class Row(NpgsqlBinaryImporter import) : IRow
    {
        public void Add(long value) => import.Write(value, NpgsqlDbType.Bigint);

        public void Add(int value) => import.Write(value, NpgsqlDbType.Integer);

        public void Add(bool value) => import.Write(value, NpgsqlDbType.Boolean);

        public void Add(DateTimeOffset value) => import.Write(value.UtcDateTime, NpgsqlDbType.TimestampTz);

        public void Add(DateTimeOffset? value)
        {
            if (value is { } some) Add(some);
            else import.WriteNull();
        }

        public void Add(long? value)
        {
            if (value is { } some) import.Write(some, NpgsqlDbType.Bigint);
            else import.WriteNull();
        }

        public void Add(string? value)
        {
            if (value is not null) import.Write(value, NpgsqlDbType.Text);
            else import.WriteNull();
        }
    }
}
