using Microsoft.Extensions.Options;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Where events go: the configured address, else the shop in this process, else nowhere.</summary>
public sealed class WebhookTarget(IOptions<SandboxOptions> options, SandboxAddress address)
{
    public const string ShopPath = "/webhooks/stripe";

    public bool IsConfigured => options.Value.WebhookUrl is { Length: > 0 } || !options.Value.Alone;

    public Uri? Url => options.Value.WebhookUrl is { Length: > 0 } url ? new Uri(url)
        : options.Value.Alone || address.Own is not { } own ? null
        : new Uri(own, ShopPath);

    public string Secret => options.Value.WebhookSecret;
}

/// <summary>Wakes the courier when an event has been committed.</summary>
public sealed class WebhookBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _ = rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung already and not yet heard: once is enough.
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => rung.WaitAsync(atMost, cancel);

    public void Dispose() => rung.Dispose();
}
