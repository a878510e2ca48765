using Hangfire;
using Hangfire.Dashboard;
using Microsoft.Extensions.Options;
using Storefront.Core.Checks;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Notices;
using Storefront.Core.Payments;
using Storefront.Core.Privacy;
using Storefront.Core.Search;
using Storefront.Core.Wishes;

namespace Storefront.Web.Hosting;

/// <summary>Hangfire as the engine of the jobs: its workers, its clock, and its dashboard for staff.</summary>
internal static class ShopJobs
{
    public const string DashboardPath = "/admin/jobs/hangfire";

    public static void AddShopJobs(this IServiceCollection services, IConfiguration settings)
    {
        var workers = settings.GetSection(JobOptions.Section).Get<JobOptions>()?.Workers ?? new JobOptions().Workers;
        if (workers > 0)
            services.AddHangfireServer(server => (server.WorkerCount, server.SchedulePollingInterval) = (workers, TimeSpan.FromSeconds(5)));
    }

    public static void MapShopJobs(this WebApplication app)
    {
        app.MapHangfireDashboard(DashboardPath, new DashboardOptions { Authorization = [new WhoMayRunJobs()], AppPath = "/admin/jobs" })
            .WithMetadata(new NeedsAttribute(Permission.JobsRun));
        if (app.Services.GetRequiredService<IOptions<JobOptions>>().Value.Workers == 0)
            return;

        var clock = app.Services.GetRequiredService<IRecurringJobManager>();
        clock.AddOrUpdate<SweepOutbox>("sweep-outbox", sweep => sweep.RunAsync(CancellationToken.None), "*/15 * * * * *");
        clock.AddOrUpdate<KeepSearchIndex>("keep-search-index", keep => keep.RunAsync(CancellationToken.None), "*/5 * * * * *");
        clock.AddOrUpdate<KeepSearchIndex>("rebuild-search-index", keep => keep.RebuildAsync(CancellationToken.None), "41 3 * * *");
        clock.AddOrUpdate<ReconcilePayments>("reconcile-payments", reconcile => reconcile.RunAsync(CancellationToken.None), "*/5 * * * *");
        clock.AddOrUpdate<ReconcileGateway>("reconcile-gateway", reconcile => reconcile.RunAsync(CancellationToken.None), "2-59/5 * * * *");
        clock.AddOrUpdate<NightlyCheck>("nightly-check", check => check.RunAsync(CancellationToken.None), "17 3 * * *");
        clock.AddOrUpdate<ForgetOldTries>("forget-old-tries", forget => forget.RunAsync(CancellationToken.None), "47 3 * * *");
        clock.AddOrUpdate<TellBackInStock>("tell-back-in-stock", tell => tell.RunAsync(CancellationToken.None), "* * * * *");
        clock.AddOrUpdate<TellBackInStock>("forget-old-notices", tell => tell.ForgetAsync(CancellationToken.None), "49 3 * * *");
        clock.AddOrUpdate<ForgetOldTraces>("forget-old-traces", forget => forget.RunAsync(CancellationToken.None), "53 3 * * *");
        clock.AddOrUpdate<ForgetOldWishlists>("forget-old-wishlists", forget => forget.RunAsync(CancellationToken.None), "51 3 * * *");
        app.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<SweepOutbox>(sweep => sweep.RunAsync(CancellationToken.None));
    }

    /// <summary>Hangfire's own rule lets every local request in; behind a proxy every request is local.</summary>
    private sealed class WhoMayRunJobs : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().Shopper()?.May(Permission.JobsRun) == true;
    }
}
