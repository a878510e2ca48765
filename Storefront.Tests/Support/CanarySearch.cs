using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Storefront.Tests.Support;

/// <summary>Looks for a word in every column of every table there is, as the database itself lists them: the shop's, the search engine's, Hangfire's.</summary>
public static class CanarySearch
{
    /// <summary>Where the word stands, as <c>table.column</c>, in whatever case and also within bytes.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(TestDatabase database, string word)
    {
        await using var db = database.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var tables = await ColumnAsync(connection, database.Kind == DatabaseKind.Sqlite
            ? "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table'"
            : "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')");
        Assert.True(tables.Count > 50, $"Only {tables.Count} tables are searched.");
        var found = new List<string>();
        foreach (var table in tables)
            found.AddRange(database.Kind == DatabaseKind.Sqlite ? await InSqliteAsync(connection, table, word) : await InPostgresAsync(connection, table, word));
        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> InSqliteAsync(DbConnection connection, string table, string word)
    {
        var found = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            for (var i = 0; i < rows.FieldCount; i++)
                if (rows.GetValue(i) switch { string text => Holds(text, word), byte[] bytes => Holds(Encoding.UTF8.GetString(bytes), word), _ => false })
                    found.Add($"{table.Trim('"')}.{rows.GetName(i)}");
        return found;
    }

    private static async Task<List<string>> InPostgresAsync(DbConnection connection, string table, string word)
    {
        // Bytes are written in hexadecimal there.
        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word));
        var rows = await ColumnAsync(connection, $"SELECT to_jsonb(t)::text FROM {table} t");
        return
        [
            .. from row in rows
            from column in JsonDocument.Parse(row).RootElement.EnumerateObject()
            let text = column.Value.ToString()
            where Holds(text, word) || text.Contains(hex, StringComparison.OrdinalIgnoreCase)
            select $"{table.Split('.')[^1].Trim('"')}.{column.Name}",
        ];
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static async Task<List<string>> ColumnAsync(DbConnection connection, string sql)
    {
        var values = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            values.Add(rows.GetString(0));
        return values;
    }
}
