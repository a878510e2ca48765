using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Carts;
using Storefront.Core.Invoices;
using Storefront.Core.Jobs;
using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Core.Data.Backup;

/// <summary>PostgreSQL's dump is pg_dump's custom format, of one moment. Hangfire's schema is left out: the outbox is the truth, and
/// the queue of another day is not. It is read back by one transaction of psql's.</summary>
public sealed class PostgresDump(StoreDatabase database, StoreDb db) : IStoreDump
{
    private const string History = "__EFMigrationsHistory";

    private readonly NpgsqlConnectionStringBuilder server = new(database.ConnectionString) { Pooling = false };

    private PostgresTools Tools => new(server);

    public async Task<Outcome<bool>> WriteAsync(string file, CancellationToken cancel)
    {
        if (PostgresTools.Missing is { } missing)
            return BackupRefusals.ToolMissing(missing);

        var (_, failure) = await Tools.RunAsync(PostgresTools.Dump, cancel,
            "--format=custom", "--no-owner", "--no-privileges", "--no-comments", "--no-password", "--exclude-schema=hangfire", $"--file={file}");
        return failure is null ? true : BackupRefusals.ToolFailed(PostgresTools.Dump, failure);
    }

    public async Task<Outcome<string[]>> MigrationsAsync(string file, CancellationToken cancel)
    {
        if (PostgresTools.Missing is { } missing)
            return BackupRefusals.ToolMissing(missing);

        // Reads all of it, so that a file that breaks off is known before the database is touched.
        var (_, broken) = await Tools.RunAsync(PostgresTools.Restore, cancel, "--file=/dev/null", file);
        if (broken is not null)
            return BackupRefusals.Unreadable(file, broken);

        var (rows, failure) = await Tools.RunAsync(PostgresTools.Restore, cancel, "--data-only", "--table=" + History, "--file=-", file);
        var migrations = CopiedRows(rows).Select(row => row.Split('\t')[0]).ToArray();
        return failure is not null || migrations.Length == 0 ? BackupRefusals.Unreadable(file, failure ?? History) : migrations;
    }

    public Task<Outcome<bool>> HasOrdersAsync(CancellationToken cancel) => AskAsync(
        async target => await AnswerAsync(target, "SELECT to_regclass('public.orders') IS NOT NULL", cancel)
            && await AnswerAsync(target, "SELECT EXISTS (SELECT FROM public.orders)", cancel),
        cancel);

    public async Task<Outcome<bool>> ReplaceAsync(string file, ShopHold hold, CancellationToken cancel)
    {
        var used = await AskAsync(
            target => AnswerAsync(target, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend')", cancel),
            cancel);
        if (used.Refusal is { } refusal)
            return refusal;
        if (used.Value)
            return BackupRefusals.TargetInUse;

        using var sql = Tools.Start(PostgresTools.Sql, "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1");
        using var restore = Tools.Start(PostgresTools.Restore, "--no-owner", "--no-privileges", "--no-comments", "--file=-", file);
        try
        {
            var complaints = (Sql: sql.StandardError.ReadToEndAsync(cancel), Restore: restore.StandardError.ReadToEndAsync(cancel));
            var output = sql.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel);
            restore.StandardInput.Close();
            await FeedAsync(sql, restore, hold, cancel);
            await sql.WaitForExitAsync(cancel);
            await output;
            return (sql.ExitCode, restore) switch
            {
                (not 0, _) => BackupRefusals.ToolFailed(PostgresTools.Sql, await complaints.Sql),
                (_, { HasExited: true, ExitCode: 0 }) => true,
                _ => BackupRefusals.ToolFailed(PostgresTools.Restore, await complaints.Restore),
            };
        }
        finally
        {
            PostgresTools.Stop(restore);
            PostgresTools.Stop(sql);
        }
    }

    /// <summary>One transaction: the shop's tables go, those of the dump come, and the hold with them. When the dump breaks off, the
    /// COMMIT is never sent, and psql's connection ends with everything as it was.</summary>
    private async Task FeedAsync(Process sql, Process restore, ShopHold hold, CancellationToken cancel)
    {
        try
        {
            await using var into = sql.StandardInput;
            await into.WriteAsync($"BEGIN;\nSET LOCAL lock_timeout = '10s';\nSET LOCAL client_min_messages = warning;\nDROP TABLE IF EXISTS {string.Join(", ", ShopTables())} CASCADE;\n{SearchTriggers.DropFromPostgres}\n{InvoiceTriggers.DropFromPostgres}\n{PriceRulesTriggers.DropFromPostgres}\n".AsMemory(), cancel);
            await into.FlushAsync(cancel);
            await restore.StandardOutput.BaseStream.CopyToAsync(into.BaseStream, cancel);
            await restore.WaitForExitAsync(cancel);
            if (restore.ExitCode == 0)
                await into.WriteAsync($"\nINSERT INTO public.{ShopHold.Table} (since, reason) VALUES ('{hold.Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}', '{hold.Reason.Replace("'", "''", StringComparison.Ordinal)}');\nCOMMIT;\n".AsMemory(), cancel);
        }
        catch (IOException)
        {
            // psql stopped at an error and reads no more; its exit code and complaint say why.
        }
    }

    /// <summary>Only the shop's own: whatever else the merchant keeps in this database stays.</summary>
    private IEnumerable<string> ShopTables() => db.Model.GetEntityTypes()
        .Select(entity => entity.GetTableName())
        .OfType<string>()
        .Append(History)
        .Concat(PostgresText.Tables)
        .Distinct()
        .Select(table => $"public.\"{table}\"");

    private static IEnumerable<string> CopiedRows(string script) => script.Split('\n')
        .SkipWhile(line => !line.StartsWith("COPY ", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line != "\\.");

    private async Task<Outcome<bool>> AskAsync(Func<NpgsqlConnection, Task<bool>> ask, CancellationToken cancel)
    {
        try
        {
            await using var target = new NpgsqlConnection(server.ToString());
            await target.OpenAsync(cancel);
            return await ask(target);
        }
        catch (NpgsqlException failure)
        {
            return BackupRefusals.ToolFailed("PostgreSQL", failure.Message);
        }
    }

    private static async Task<bool> AnswerAsync(NpgsqlConnection target, string question, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(question, target);
        return await command.ExecuteScalarAsync(cancel) is true;
    }
}
