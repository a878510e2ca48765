using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace Storefront.Core.Payments.Stripe;

/// <summary>Stripe Checkout Sessions: the card is typed on Stripe's page and never reaches the shop. https://docs.stripe.com/api/checkout/sessions</summary>
internal sealed class StripeGateway : IPaymentGateway
{
    private readonly SessionService sessions;
    private readonly RefundService refunds;
    private readonly DisputeService disputes;
    private readonly ILogger log;

    public StripeGateway(IHttpClientFactory clients, IOptions<StripeOptions> options, ILogger<StripeGateway> log)
    {
        var settings = options.Value;
        var client = new StripeClient(new StripeClientOptions
        {
            ApiKey = settings.SecretKey,
            ApiBase = settings.ApiBase.TrimEnd('/'),
            // Tries and time limits are the pipeline's (StripeSetup), not the library's.
            HttpClient = new SystemNetHttpClient(clients.CreateClient(StripeSetup.HttpClient), maxNetworkRetries: 0, enableTelemetry: false),
        });
        (sessions, refunds, disputes) = (new SessionService(client), new RefundService(client), new DisputeService(client));
        (IsLive, this.log) = (settings.IsLive, log);
    }

    public bool IsLive { get; }

    public async Task<GatewayAnswer<GatewaySession>> OpenSessionAsync(SessionRequest request, CancellationToken cancel)
    {
        var key = new RequestOptions { IdempotencyKey = request.IdempotencyKey };
        var answer = await StripeCalls.AskAsync(() => sessions.CreateAsync(StripeSession.Ask(request), key, cancel), log);
        // Stripe keeps a 500 under its key too. The session may be there all the same, and then this key will never tell.
        if (answer is GatewayAnswer<Session>.Unknown && await OpenedBeforeAsync(request, cancel) is { } opened)
            return new GatewayAnswer<GatewaySession>.Answered(StripeSession.Read(opened));
        return Map(answer, StripeSession.Read);
    }

    public async Task<GatewayAnswer<GatewaySession>> FindSessionAsync(string sessionId, CancellationToken cancel) =>
        Map(await StripeCalls.AskAsync(() => sessions.GetAsync(sessionId, cancellationToken: cancel), log), StripeSession.Read);

    public async Task<GatewayAnswer<GatewaySession>> ExpireSessionAsync(string sessionId, CancellationToken cancel)
    {
        var answer = await StripeCalls.AskAsync(() => sessions.ExpireAsync(sessionId, cancellationToken: cancel), log);
        // Refused because it has ended already, or unknown: what it is now is what counts.
        return answer is GatewayAnswer<Session>.Answered ? Map(answer, StripeSession.Read) : await FindSessionAsync(sessionId, cancel);
    }

    public async Task<GatewayAnswer<GatewayRefund>> RefundAsync(RefundRequest request, CancellationToken cancel)
    {
        // A key is forgotten after a day; the refund itself remembers its own for ever.
        var before = await StripeCalls.AskAsync(() => FindRefundAsync(request, cancel), log);
        if (before is GatewayAnswer<global::Stripe.Refund?>.Answered(null))
        {
            var key = new RequestOptions { IdempotencyKey = request.IdempotencyKey };
            before = Map<global::Stripe.Refund, global::Stripe.Refund?>(await StripeCalls.AskAsync(() => refunds.CreateAsync(StripeRefund.Ask(request), key, cancel), log), refund => refund);
        }
        return Map(before, refund => StripeRefund.Read(refund!));
    }

    public async Task<GatewayAnswer<IReadOnlyList<GatewaySession>>> ListCompleteSessionsAsync(DateTimeOffset since, CancellationToken cancel)
    {
        var asked = new SessionListOptions { Status = "complete", Created = From(since), Limit = 100 };
        return await StripeCalls.AskAsync(() => ReadAllAsync(sessions.ListAutoPagingAsync(asked, cancellationToken: cancel), StripeSession.Read, cancel), log);
    }

    public async Task<GatewayAnswer<GatewayRefund>> FindRefundAsync(string refundId, CancellationToken cancel) =>
        Map(await StripeCalls.AskAsync(() => refunds.GetAsync(refundId, new() { Expand = ["payment_intent"] }, cancellationToken: cancel), log), StripeRefund.Read);

    public async Task<GatewayAnswer<GatewayDispute>> FindDisputeAsync(string disputeId, CancellationToken cancel) =>
        Map(await StripeCalls.AskAsync(() => disputes.GetAsync(disputeId, new() { Expand = ["payment_intent"] }, cancellationToken: cancel), log), StripeDispute.Read);

    public async Task<GatewayAnswer<IReadOnlyList<GatewayDispute>>> ListDisputesAsync(DateTimeOffset since, CancellationToken cancel)
    {
        var asked = new DisputeListOptions { Created = From(since), Expand = ["data.payment_intent"], Limit = 100 };
        return await StripeCalls.AskAsync(() => ReadAllAsync(disputes.ListAutoPagingAsync(asked, cancellationToken: cancel), StripeDispute.Read, cancel), log);
    }

    private static DateRangeOptions From(DateTimeOffset since) => new() { GreaterThanOrEqual = since.UtcDateTime };

    private static async Task<IReadOnlyList<TTo>> ReadAllAsync<TFrom, TTo>(IAsyncEnumerable<TFrom> pages, Func<TFrom, TTo> read, CancellationToken cancel)
    {
        var all = new List<TTo>();
        await foreach (var one in pages.WithCancellation(cancel))
            all.Add(read(one));
        return all;
    }

    private async Task<Session?> OpenedBeforeAsync(SessionRequest request, CancellationToken cancel)
    {
        var found = await StripeCalls.AskAsync(
            () => sessions.ListAsync(new() { CustomerDetails = new() { Email = request.Email }, Limit = 100 }, cancellationToken: cancel), log);
        return (found as GatewayAnswer<StripeList<Session>>.Answered)?.Value.FirstOrDefault(session => session.Metadata.GetValueOrDefault(StripeSession.KeyField) == request.IdempotencyKey);
    }

    private async Task<global::Stripe.Refund?> FindRefundAsync(RefundRequest request, CancellationToken cancel)
    {
        var found = await refunds.ListAsync(new() { PaymentIntent = request.PaymentIntentId, Limit = 100 }, cancellationToken: cancel);
        return found.FirstOrDefault(refund => refund.Metadata.GetValueOrDefault(StripeSession.KeyField) == request.IdempotencyKey);
    }

    private static GatewayAnswer<TTo> Map<TFrom, TTo>(GatewayAnswer<TFrom> answer, Func<TFrom, TTo> read) => answer switch
    {
        GatewayAnswer<TFrom>.Answered(var value) => new GatewayAnswer<TTo>.Answered(read(value)),
        GatewayAnswer<TFrom>.Refused(var code, var message) => new GatewayAnswer<TTo>.Refused(code, message),
        GatewayAnswer<TFrom>.Unknown(var reason) => new GatewayAnswer<TTo>.Unknown(reason),
        _ => throw new InvalidOperationException("There is no fourth way."),
    };
}
