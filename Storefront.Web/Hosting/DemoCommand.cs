using System.Diagnostics;
using System.Globalization;
using Storefront.Core.Data;
using Storefront.Core.Data.Demo;
using Storefront.Core.Search;

namespace Storefront.Web.Hosting;

/// <summary><c>demo</c> fills an empty shop with the demo catalogue; <c>demo --products 1000000</c> makes it as large as that.</summary>
internal static class DemoCommand
{
    /// <summary>Set to false, a shop in development starts with whatever its database holds.</summary>
    private const string AtStart = "Demo:AtStart";

    public static async Task RunAsync(IServiceProvider services, string[] options)
    {
        await services.GetRequiredService<StoreMigrations>().RunAsync();
        var demo = services.GetRequiredService<DemoCatalogue>();
        switch (options)
        {
            case []:
                Say($"{await demo.SeedAsync():N0} products added.");
                await Commands.ReindexAsync(services);
                break;
            case ["--products", var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var total) && total > 0:
                await FillAsync(demo, total);
                await Commands.ReindexAsync(services);
                break;
            default:
                await Console.Error.WriteLineAsync("demo: expected nothing, or --products and a number, for example: demo --products 1000000");
                Environment.ExitCode = 2;
                break;
        }
    }

    public static async Task SeedInDevelopmentAsync(IServiceProvider services, IConfiguration settings)
    {
        if (settings.GetValue(AtStart, defaultValue: true) && await services.GetRequiredService<DemoCatalogue>().SeedAsync() > 0)
            await services.GetRequiredService<ISearchIndex>().RebuildAsync(_ => { }, CancellationToken.None);
    }

    private static async Task FillAsync(DemoCatalogue demo, long total)
    {
        var watch = Stopwatch.StartNew();
        var last = 0L;
        await demo.FillAsync(total, count =>
        {
            if (count - last < 50_000 && count < total) return;
            last = count;
            Say($"{count:N0} of {total:N0} products, {watch.Elapsed.TotalSeconds:N1} s");
        });
        Say($"{total:N0} products, indexed and analysed after {watch.Elapsed.TotalSeconds:N1} s.");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
