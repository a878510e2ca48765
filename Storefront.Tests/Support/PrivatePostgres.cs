using System.Diagnostics;
using Npgsql;

namespace Storefront.Tests.Support;

/// <summary>A PostgreSQL of a test's own, which may be stopped and killed. Made with the newest installed version's programs, by the user
/// <c>postgres</c> when the tests run as root, which PostgreSQL refuses.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly int port = Shop.FreePort();
    private Process? server;

    private PrivatePostgres()
    {
    }

    private string Data => Path.Combine(folder, "data");

    private string ConnectionString => $"Host=127.0.0.1;Port={port};Username=storefront;Database=postgres";

    public static async Task<PrivatePostgres> StartAsync()
    {
        var postgres = new PrivatePostgres();
        if (Environment.IsPrivilegedProcess)
            await EndAsync(postgres.Start("chown", "postgres:", postgres.folder));
        await EndAsync(postgres.StartAsPostgres("initdb", "--pgdata", postgres.Data, "--username=storefront", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"));
        await postgres.StartAgainAsync();
        return postgres;
    }

    /// <summary>A database with the shop's tables; it goes with its server.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.OnAsync(ConnectionString);

    /// <summary>As an administrator stops it to start it again: sessions are ended, and nothing is left to be recovered.</summary>
    public async Task StopAsync()
    {
        await EndAsync(Start("kill", "-INT", $"{server!.Id}"));
        await EndAsync(server);
    }

    /// <summary>As a power cut ends it: <c>kill -9</c> of the server and of every process that it has.</summary>
    public async Task KillAsync()
    {
        // The server first, or it would notice that its children die and do something about it.
        var children = ChildrenOf(server!).ToList();
        server!.Kill();
        children.ForEach(child => child.Kill());
        await server.WaitForExitAsync();
    }

    /// <summary>Starts it, after a kill from its log, and waits until it takes connections.</summary>
    public async Task StartAgainAsync()
    {
        server = StartAsPostgres("postgres", "-D", Data, "-h", "127.0.0.1", "-p", $"{port}", "-k", folder, "-c", "jit=off");
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.False(server.HasExited, $"PostgreSQL ended: {Output}");
                return await AnswersAsync();
            },
            "PostgreSQL takes connections",
            seconds: 60);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        if (server is { HasExited: false })
            await KillAsync();
        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=False");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static IEnumerable<Process> ChildrenOf(Process parent) => Process.GetProcesses().Where(process => ParentOf(process) == parent.Id);

    /// <summary>The second field after the program's name, which stands in brackets (proc(5)).</summary>
    private static int? ParentOf(Process process)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process.Id}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private Process StartAsPostgres(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs(), program);
        return Environment.IsPrivilegedProcess
            ? Start("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : Start(path, arguments);
    }

    /// <summary>Debian keeps them off the path.</summary>
    private static string Programs() => Directory.GetDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin"))
        .Where(programs => File.Exists(Path.Combine(programs, "initdb")))
        .OrderBy(programs => int.Parse(Path.GetFileName(Path.GetDirectoryName(programs))!, System.Globalization.CultureInfo.InvariantCulture))
        .Last();

    private string Log => Path.Combine(folder, "output.log");

    private string Output => File.ReadAllText(Log);

    /// <summary>The shell gives its place to the program, so the process is the program's.</summary>
    private Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", Log, program, .. arguments]) { WorkingDirectory = folder })!;

    private static async Task EndAsync(Process process)
    {
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{process.StartInfo.ArgumentList[3]} ended with {process.ExitCode}.");
        process.Dispose();
    }
}
