using Microsoft.Playwright;
using Storefront.Tests.Support;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Storefront.Tests.Support;

/// <summary>The one Chromium of a test run, started by the first test that opens a window.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? chromium;

    private static string ExecutablePath => Environment.GetEnvironmentVariable("STOREFRONT_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>A window with cookies of its own; every setting has the value most people have.</summary>
    public async Task<IBrowserContext> OpenAsync(
        string address, bool javaScript = true, ColorScheme colors = ColorScheme.Light, int width = 1280, int height = 900, bool forcedColors = false)
    {
        var browser = await StartAsync();
        return await browser.NewContextAsync(new()
        {
            BaseURL = address,
            JavaScriptEnabled = javaScript,
            ColorScheme = colors,
            ForcedColors = forcedColors ? ForcedColors.Active : ForcedColors.None,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        await starting.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return chromium ??= await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = ExecutablePath,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic",
                    "--no-first-run", "--disable-component-update", "--disable-sync",
                ],
            });
        }
        finally
        {
            starting.Release();
        }
    }
}
