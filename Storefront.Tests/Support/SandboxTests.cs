namespace Storefront.Tests.Support;

/// <summary>A test class with a fresh sandbox for every test.</summary>
public abstract class SandboxTests : IAsyncLifetime
{
    protected SandboxServer Sandbox { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Sandbox = await SandboxServer.StartAsync(await WebhookUrlAsync());

    public virtual async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<string?> WebhookUrlAsync() => Task.FromResult<string?>(null);
}
