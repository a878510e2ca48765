using System.Diagnostics;
using Npgsql;

namespace Storefront.Core.Data.Backup;

/// <summary>PostgreSQL's own programs, told where the shop's database is by their environment: a command line is seen by everyone
/// on the machine, so no password stands on it.</summary>
internal sealed class PostgresTools(NpgsqlConnectionStringBuilder server)
{
    public const string Dump = "pg_dump";
    public const string Restore = "pg_restore";
    public const string Sql = "psql";

    private const string DebianHome = "/usr/lib/postgresql";

    /// <summary>The first of them that is not here; null when all are.</summary>
    public static string? Missing => new[] { Dump, Restore, Sql }.FirstOrDefault(tool => Find(tool) is null);

    public Process Start(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(tool)!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment())
            start.Environment[name] = value;
        start.Environment.Remove("PGOPTIONS");
        return Process.Start(start)!;
    }

    /// <summary>Runs one to its end.</summary>
    /// <returns>What it wrote, and null or what it complained of when it failed.</returns>
    public async Task<(string Output, string? Failure)> RunAsync(string tool, CancellationToken cancel, params string[] arguments)
    {
        using var process = Start(tool, arguments);
        try
        {
            process.StandardInput.Close();
            var complaint = process.StandardError.ReadToEndAsync(cancel);
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return (output, process.ExitCode == 0 ? null : await complaint);
        }
        finally
        {
            Stop(process);
        }
    }

    public static void Stop(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    /// <summary>On PATH, or where Debian keeps each version: then the newest.</summary>
    private static string? Find(string tool)
    {
        var onPath = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(DebianHome)
            ? Directory.GetDirectories(DebianHome).OrderByDescending(home => double.TryParse(Path.GetFileName(home), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        var name = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        return onPath.Concat(debian.Select(home => Path.Combine(home, "bin"))).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The connection string in libpq's words: https://www.postgresql.org/docs/current/libpq-envars.html</summary>
    private IEnumerable<(string Name, string? Value)> Environment() => new (string Name, string? Value)[]
    {
        ("PGHOST", server.Host),
        ("PGPORT", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("PGUSER", server.Username),
        ("PGDATABASE", server.Database ?? server.Username),
        ("PGPASSWORD", server.Password),
        ("PGPASSFILE", server.Passfile),
        ("PGSSLROOTCERT", server.RootCertificate),
        ("PGSSLMODE", server.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        }),
        ("PGAPPNAME", "storefront backup"),
    }.Where(variable => !string.IsNullOrEmpty(variable.Value));
}
