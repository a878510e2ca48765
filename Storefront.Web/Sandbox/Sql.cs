using Microsoft.Data.Sqlite;

namespace Storefront.Web.Sandbox;

/// <summary>Interpolated SQL: what stands in braces becomes a parameter, never text.</summary>
public static class Sql
{
    public static int Execute(this SqliteConnection db, FormattableString sql)
    {
        using var command = Command(db, sql);
        return command.ExecuteNonQuery();
    }

    public static IReadOnlyList<T> Query<T>(this SqliteConnection db, FormattableString sql, Func<SqliteDataReader, T> row)
    {
        using var command = Command(db, sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static SqliteCommand Command(SqliteConnection db, FormattableString sql)
    {
        var command = db.CreateCommand();
        var names = new object[sql.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = $"$p{i}";
            _ = command.Parameters.AddWithValue($"$p{i}", sql.GetArgument(i) ?? DBNull.Value);
        }
        command.CommandText = string.Format(null, sql.Format, names);
        return command;
    }
}
