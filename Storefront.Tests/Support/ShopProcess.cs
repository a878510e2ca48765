using System.Diagnostics;

namespace Storefront.Tests.Support;

/// <summary>The built program as a process of its own, which may be killed: the shop, or with <c>sandbox</c> the sandbox alone.</summary>
public sealed class ShopProcess : IAsyncDisposable
{
    private readonly Process process;

    private ShopProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    /// <summary>Starts it and waits until it answers, or has ended.</summary>
    public static async Task<ShopProcess> StartAsync(int port, string folder, string? command, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. command is null ? [] : new[] { command }])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var address = new Uri($"http://127.0.0.1:{port}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        var shop = new ShopProcess(Process.Start(start)!, address);
        // Read on, or the program stops when a pipe is full.
        shop.process.BeginOutputReadLine();
        shop.process.BeginErrorReadLine();
        using var visitor = Visitor.At(address);
        await Eventually.TrueAsync(async () => shop.HasExited || await AnswersAsync(visitor, command is null ? "/health/ready" : "/sandbox/mail.json"), $"{command ?? "the shop"} answers", seconds: 60);
        return shop;
    }

    public Task ExitAsync(int seconds = 60) => Eventually.TrueAsync(() => HasExited, "the process ends", seconds);

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient visitor, string path)
    {
        try
        {
            using var answer = await visitor.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
