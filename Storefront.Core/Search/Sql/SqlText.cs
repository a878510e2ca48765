using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>Statements that Entity Framework has no words for, on the context's connection and in its transaction.</summary>
internal static class SqlText
{
    /// <summary>Runs one statement or several; building an index takes its time.</summary>
    public static async Task RunAsync(this StoreDb db, string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        // Closed as often as it is opened: a context left open would keep its connection in every later life.
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Command(sql);
            command.CommandTimeout = 0;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>For whoever has a transaction.</summary>
    public static DbCommand Command(this StoreDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Numbers that we made ourselves, for <c>IN (…)</c>.</summary>
    public static string List(IEnumerable<long> numbers) => string.Join(',', numbers);
}
