namespace Storefront.Web.Sandbox;

/// <summary>
/// <c>dotnet Storefront.Web.dll sandbox</c>: the sandbox in a process of its own, so that its ledger is beyond the reach of whatever
/// happens to the shop, and several shops can share it.
/// </summary>
public static class SandboxHost
{
    public static Task RunAsync(string[] args) => Build(args).RunAsync();

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Sandbox" });
        _ = builder.Services.AddSandbox().Configure<SandboxOptions>(options => options.Alone = true);
        change?.Invoke(builder);
        var app = builder.Build();
        _ = app.MapSandbox();
        return app;
    }
}
