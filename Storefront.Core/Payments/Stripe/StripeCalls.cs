using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Stripe;

namespace Storefront.Core.Payments.Stripe;

/// <summary>Turns the ways a call can end into the three that the shop knows.</summary>
internal static class StripeCalls
{
    /// <summary>Answered, refused or unknown. Everything that does not prove that nothing happened is unknown.</summary>
    public static async Task<GatewayAnswer<T>> AskAsync<T>(Func<Task<T>> call, ILogger log)
    {
        try
        {
            return new GatewayAnswer<T>.Answered(await call());
        }
        catch (StripeException failure) when (ProvesThatNothingHappened(failure))
        {
            log.LogWarning("Stripe refused {Request}: {Code} {Message}", failure.StripeResponse?.RequestId, failure.StripeError?.Code, failure.Message);
            return new GatewayAnswer<T>.Refused(failure.StripeError?.Code ?? failure.StripeError?.Type ?? "refused", failure.Message);
        }
        catch (StripeException failure)
        {
            log.LogWarning("Stripe's answer to {Request} says nothing about the outcome: {Status} {Message}", failure.StripeResponse?.RequestId, (int)failure.HttpStatusCode, failure.Message);
            return new GatewayAnswer<T>.Unknown($"{(int)failure.HttpStatusCode} {failure.Message}");
        }
        // HttpClient lets the socket's own exception through when a connection is reset the moment it is made.
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or TimeoutRejectedException or BrokenCircuitException)
        {
            log.LogWarning("Stripe did not answer: {Reason}", failure.Message);
            return new GatewayAnswer<T>.Unknown(failure.Message);
        }
    }

    /// <summary>A 4xx refuses the request as it stands, except: a key of ours that Stripe does not accept now (401, 403) may be put right;
    /// 409 and 429 ask to come again; an idempotency error means that an earlier request with this key may have happened.</summary>
    private static bool ProvesThatNothingHappened(StripeException failure) =>
        failure.HttpStatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound
        && failure.StripeError is { Type: not "idempotency_error" };
}
