using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Storefront.Core;

namespace Storefront.Web.Hosting;

/// <summary>The section <c>RateLimits</c> of the settings.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Posts that one client address may send at once.</summary>
    [Range(1, 1_000_000)]
    public int PostsAtOnce { get; set; } = 60;

    /// <summary>Posts that one client address may send in the long run.</summary>
    [Range(1, 1_000_000)]
    public int PostsPerMinute { get; set; } = 90;

    /// <summary>Promotion codes and gift cards that one client address may try, so that they cannot be guessed.</summary>
    [Range(1, 100_000)]
    public int CodesPerMinute { get; set; } = 10;

    /// <summary>Voices for reviews that one client address may give: who throws the cookie away is somebody else each time.</summary>
    [Range(1, 100_000)]
    public int VotesPerMinute { get; set; } = 20;

    /// <summary>Passwords, codes and addresses that one client address may type on the way into an account.</summary>
    [Range(1, 100_000)]
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>The same for everybody together, so that a crowd of client addresses cannot guess without end.</summary>
    [Range(1, 1_000_000)]
    public int SignInsOfAllPerMinute { get; set; } = 1200;
}

/// <summary>
/// Limits what one client address may post, and more strictly what can be guessed. Reading is free. Endpoints that programs call, such as webhooks, opt out with
/// <c>DisableRateLimiting()</c> and guard themselves.
/// </summary>
internal static class RateLimits
{
    private static readonly string[] WaysIn = ["/account/sign-in", "/account/join", "/account/register", "/account/confirm", "/account/reset", "/account/email", "/notices"];

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<RateLimitOptions>(builder.Configuration, RateLimitOptions.Section);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(Posts),
                PartitionedRateLimiter.Create<HttpContext, string>(http => Handler(http, "EnterCode", Limits(http).CodesPerMinute)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => Handler(http, "Helpful", Limits(http).VotesPerMinute)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => SignIns(http, Client(http), Limits(http).SignInsPerMinute)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => SignIns(http, "all", Limits(http).SignInsOfAllPerMinute)));
            limiter.OnRejected = SayWhen;
        });
    }

    private static RateLimitPartition<string> Posts(HttpContext http)
    {
        if (!IsPost(http))
            return RateLimitPartition.GetNoLimiter("");

        var limits = Limits(http);
        return RateLimitPartition.GetTokenBucketLimiter(Client(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.PostsAtOnce,
            TokensPerPeriod = Math.Max(1, limits.PostsPerMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            AutoReplenishment = true,
        });
    }

    /// <summary>Pages find their handler by the first value of the query, so it is that which is looked at.</summary>
    private static RateLimitPartition<string> Handler(HttpContext http, string name, int perMinute) =>
        IsPost(http) && string.Equals(http.Request.Query["handler"].FirstOrDefault(), name, StringComparison.OrdinalIgnoreCase) ? PerMinute(Client(http), perMinute) : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> SignIns(HttpContext http, string who, int perMinute) =>
        IsPost(http) && WaysIn.Any(way => http.Request.Path.StartsWithSegments(way)) ? PerMinute(who, perMinute) : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> PerMinute(string who, int times) => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = times,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / times,
        AutoReplenishment = true,
    });

    private static bool IsPost(HttpContext http) => !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);

    private static RateLimitOptions Limits(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;

    /// <summary>One household has a whole /64 of IPv6 addresses.</summary>
    private static string Client(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } v6 => Convert.ToHexString(v6.GetAddressBytes().AsSpan(0, 8)),
        var v4 => v4.ToString(),
    };

    private static ValueTask SayWhen(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
