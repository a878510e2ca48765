using Storefront.Core.Data;

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
            default:
                return false;
        }
    }

    /// <summary>In development the database is made and migrated at start; elsewhere that is the operator's decision.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StoreMigrations>().RunAsync();
    }
}
