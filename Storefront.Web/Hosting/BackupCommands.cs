using Storefront.Core.Data.Backup;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary><c>backup FILE</c>, <c>restore FILE [--force]</c> and <c>resume</c>. A refusal is told on the error stream; its exit code is 1.</summary>
internal static class BackupCommands
{
    public static async Task BackupAsync(IServiceProvider services, string[] options)
    {
        if (options is not [var file])
        {
            Misused("backup: expected the file to write, for example: backup storefront.backup");
            return;
        }

        var backup = await services.GetRequiredService<BackupStore>().RunAsync(file);
        if (!Refused("backup", backup.Refusal))
            Console.WriteLine($"{backup.Value:N0} bytes written to {file}.");
    }

    public static async Task RestoreAsync(IServiceProvider services, string[] options)
    {
        if (options.Where(option => option != "--force").ToList() is not [var file])
        {
            Misused("restore: expected the file to read, for example: restore storefront.backup; with --force the orders there are lost");
            return;
        }

        var restored = await services.GetRequiredService<RestoreStore>().RunAsync(file, force: options.Contains("--force"));
        if (Refused("restore", restored.Refusal))
            return;
        Console.WriteLine($"Restored from {file}.{(restored.Value ? " It is of an older version: run migrate before the shop starts." : "")}");
        Console.WriteLine("Mails, refunds and webhooks wait. When this shop, and no other, is to work on them: resume");
    }

    public static async Task ResumeAsync(IServiceProvider services)
    {
        var holds = await services.GetRequiredService<ResumeShop>().RunAsync();
        Console.WriteLine(holds == 0 ? "Nothing was held." : "The shop works on what waited from now on.");
    }

    private static bool Refused(string command, Refusal? refusal)
    {
        if (refusal is null)
            return false;
        Console.Error.WriteLine($"{command}: {refusal.Message}");
        Environment.ExitCode = 1;
        return true;
    }

    private static void Misused(string message)
    {
        Console.Error.WriteLine(message);
        Environment.ExitCode = 2;
    }
}
