using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Storefront.Core.Payments.Stripe;

public static class StripeSetup
{
    /// <summary>The client that calls Stripe, by the factory's name.</summary>
    public const string HttpClient = "stripe";

    /// <summary>How calls to Stripe behave when they do not behave: 10 s a try, two more tries after a jittered wait when the outcome
    /// is unknown (the idempotency key makes that safe), and no calls at all for a while when most of them fail.</summary>
    public static IServiceCollection AddStripe(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSettings<StripeOptions>(settings, StripeOptions.Section);
        services.AddSingleton<IPaymentGateway, StripeGateway>();
        services.AddSingleton<StripeSignature>();
        services.AddHttpClient(HttpClient, client => client.Timeout = System.Threading.Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5))
            // The gateway keeps its client for good; the pool above renews the connections.
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .AddResilienceHandler(HttpClient, (pipeline, context) => pipeline
                .AddRetry(Retry)
                .AddCircuitBreaker(Breaker)
                .AddTimeout(context.ServiceProvider.GetRequiredService<IOptions<StripeOptions>>().Value.Timeout));
        return services;
    }

    private static HttpRetryStrategyOptions Retry => new()
    {
        MaxRetryAttempts = 2,
        Delay = TimeSpan.FromMilliseconds(400),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = outcome => ValueTask.FromResult(IsUnknown(outcome.Outcome) || outcome.Outcome.Result?.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests),
    };

    private static HttpCircuitBreakerStrategyOptions Breaker => new()
    {
        FailureRatio = 0.8,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(10),
        ShouldHandle = outcome => ValueTask.FromResult(IsUnknown(outcome.Outcome)),
    };

    /// <summary>A saved reply will not change, however often it is asked for.</summary>
    private static bool IsUnknown(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException or SocketException or TimeoutRejectedException or IOException
        || (outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError } answer && !answer.Headers.Contains("Idempotent-Replayed"));
}
