using System.Diagnostics;
using System.Globalization;
using Storefront.Core.Checks;
using Storefront.Core.Data;
using Storefront.Core.Search;

namespace Storefront.Web.Hosting;

/// <summary>What the program does instead of serving the shop: <c>dotnet Storefront.Web.dll migrate</c> and its like.</summary>
internal static class Commands
{
    /// <summary>Runs the command that the first argument names.</summary>
    /// <returns>False when it names none: then the shop is served.</returns>
    public static async Task<bool> RunCommandAsync(this WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        switch (args.FirstOrDefault())
        {
            case "migrate":
                await scope.ServiceProvider.GetRequiredService<StoreMigrations>().RunAsync();
                return true;
            case "check":
                await CheckAsync(scope.ServiceProvider.GetRequiredService<CheckStore>());
                return true;
            case "backup":
                await BackupCommands.BackupAsync(scope.ServiceProvider, args[1..]);
                return true;
            case "restore":
                await BackupCommands.RestoreAsync(scope.ServiceProvider, args[1..]);
                return true;
            case "resume":
                await BackupCommands.ResumeAsync(scope.ServiceProvider);
                return true;
            case "owner":
                await OwnerCommand.RunAsync(scope.ServiceProvider, args[1..]);
                return true;
            case "reindex":
                await ReindexAsync(scope.ServiceProvider);
                return true;
            case "demo":
                await DemoCommand.RunAsync(scope.ServiceProvider, args[1..]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Builds the search index anew; the shop serves the old one meanwhile.</summary>
    public static async Task ReindexAsync(IServiceProvider services)
    {
        await services.GetRequiredService<StoreMigrations>().RunAsync();
        var watch = Stopwatch.StartNew();
        var last = 0L;
        var total = await services.GetRequiredService<ISearchIndex>().RebuildAsync(
            count =>
            {
                if (count - last < 50_000) return;
                last = count;
                Say($"{count:N0} products indexed, {watch.Elapsed.TotalSeconds:N1} s");
            },
            CancellationToken.None);
        Say($"{total:N0} products indexed and in use after {watch.Elapsed.TotalSeconds:N1} s.");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Says what it asked and what it found; the exit code is 1 when anything is wrong.</summary>
    private static async Task CheckAsync(CheckStore check)
    {
        var findings = await check.RunAsync();
        foreach (var invariant in CheckStore.All)
        {
            var broken = findings.Where(finding => finding.Invariant == invariant.Name).ToList();
            Console.WriteLine($"{(broken.Count == 0 ? "ok    " : "BROKEN")} {invariant.Name,-4} {invariant.Promise}");
            foreach (var finding in broken)
                Console.WriteLine($"       {finding.Subject}: {finding.Detail}");
        }

        Console.WriteLine($"{CheckStore.All.Count} invariants, {findings.Count} findings");
        Environment.ExitCode = findings.Count == 0 ? 0 : 1;
    }

    /// <summary>In development the database is made, migrated and filled with the demo at start; elsewhere that is the operator's decision.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StoreMigrations>().RunAsync();
        await DemoCommand.SeedInDevelopmentAsync(scope.ServiceProvider, app.Configuration);
    }
}
