using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Storefront.Core.Data;

namespace Storefront.Web.Hosting;

/// <summary>Live is the process alone; ready is what a request needs: the database, its migrations and the key ring.
/// A process that was told to stop is not ready, so that a balancer sends it nothing more.</summary>
internal static class ShopHealth
{
    private const string Ready = "ready";

    public static void AddShopHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseIsReady>("database", tags: [Ready])
        .AddCheck<KeysAreReady>("keys", tags: [Ready])
        .AddCheck<NotStopping>("running", tags: [Ready]);

    public static void MapShopHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    private sealed class DatabaseIsReady(StoreMigrations migrations) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await migrations.ArePendingAsync(cancellationToken) ? HealthCheckResult.Unhealthy("Migrations are pending.") : HealthCheckResult.Healthy();
    }

    private sealed class KeysAreReady(IKeyManager keys) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            keys.GetAllKeys();
            return Task.FromResult(HealthCheckResult.Healthy());
        }
    }

    private sealed class NotStopping(IHostApplicationLifetime life) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            life.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("Stopping.") : HealthCheckResult.Healthy());
    }
}
