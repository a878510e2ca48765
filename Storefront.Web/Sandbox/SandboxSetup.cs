using Microsoft.Extensions.DependencyInjection.Extensions;
using Storefront.Web.Sandbox.Mail;
using Storefront.Web.Sandbox.Stripe;

namespace Storefront.Web.Sandbox;

/// <summary>The local Stripe and SendGrid, for everywhere but Production.</summary>
public static class SandboxSetup
{
    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        _ = services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section)
            .Validate(options => IsAddressOrEmpty(options.Url), "Sandbox:Url must be an absolute http address.")
            .Validate(options => IsAddressOrEmpty(options.WebhookUrl), "Sandbox:WebhookUrl must be an absolute http address.")
            .Validate(options => IsAddressOrEmpty(options.PublicUrl), "Sandbox:PublicUrl must be an absolute http address.")
            .Validate(options => options.Database.Length > 0, "Sandbox:Database must name a file.")
            .ValidateOnStart();
        services.AddSandboxKeys();
        services.TryAddSingleton(TimeProvider.System);
        _ = services.AddSingleton<SandboxFile>().AddSingleton<SandboxAddress>().AddSingleton<Faults>();
        _ = services.AddSingleton<SavedReplies>().AddSingleton<WebhookTarget>().AddSingleton<WebhookBell>().AddSingleton<StripeDoor>().AddSingleton<PayDoor>().AddSingleton<DisputesDoor>();
        _ = services.AddSingleton<WebhookCourier>().AddHostedService(provider => provider.GetRequiredService<WebhookCourier>());
        _ = services.AddSingleton<Mailbox>().AddSingleton<MailDoor>().AddSingleton<MailboxDoor>();
        _ = services.AddHttpClient(WebhookCourier.Client, client =>
            {
                client.Timeout = TimeSpan.FromSeconds(10);
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Stripe/1.0");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
            .RemoveAllLoggers();
        _ = services.AddRazorComponents();
        return services;
    }

    public static IEndpointConventionBuilder MapSandbox(this WebApplication app)
    {
        if (app.Environment.IsProduction())
            throw new InvalidOperationException("The sandbox is never mapped in Production.");
        var services = app.Services;
        var sandbox = app.MapGroup("/sandbox").AllowAnonymous().DisableAntiforgery().DisableRateLimiting();
        var door = services.GetRequiredService<StripeDoor>();
        SandboxDoors.MapPayPage(sandbox, services.GetRequiredService<PayDoor>());
        SandboxDoors.MapDisputes(sandbox, services.GetRequiredService<DisputesDoor>());
        SandboxDoors.MapStripe(sandbox, door);
        SandboxDoors.MapMail(sandbox, services.GetRequiredService<MailDoor>(), services.GetRequiredService<MailboxDoor>());
        SandboxDoors.MapSwitches(sandbox, services.GetRequiredService<SandboxFile>(), services.GetRequiredService<Faults>(), door, services.GetRequiredService<WebhookCourier>());
        return sandbox;
    }

    private static bool IsAddressOrEmpty(string? url) =>
        string.IsNullOrEmpty(url) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
