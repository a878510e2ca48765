using System.Net.Http.Headers;
using System.Text;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>
/// Sends events in the order in which they happened, at least once, again after 2, 4, 8 … seconds (5 minutes at most) until the shop answers 2xx or three days
/// have passed. One that fails does not hold up the others. Also ends sessions whose time has come.
/// </summary>
public sealed class WebhookCourier(
    SandboxFile file, Faults faults, WebhookTarget target, WebhookBell bell, StripeDoor door, IHttpClientFactory clients, TimeProvider time, ILogger<WebhookCourier> log)
    : BackgroundService
{
    public const string Client = "sandbox-webhooks";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);
    private readonly SemaphoreSlim onlyOne = new(1, 1);

    /// <summary>Sends what is due now. Returns how many events were accepted.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancel)
    {
        if (target.Url is not { } url || faults.IsOn("webhook", Faults.Hold))
            return 0;
        await onlyOne.WaitAsync(cancel);
        try
        {
            var accepted = 0;
            var due = file.Read(db => db.Query(
                $"""
                SELECT delivery.event, object.body, delivery.attempts, delivery.created FROM delivery JOIN object ON object.id = delivery.event
                WHERE delivery.delivered_at IS NULL AND delivery.next_at <= {time.GetUtcNow().ToUnixTimeMilliseconds()} ORDER BY object.seq LIMIT 200
                """,
                row => (Event: row.GetString(0), Body: row.GetString(1), Attempts: row.GetInt32(2), Created: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)))));
            foreach (var (id, body, attempts, created) in due)
            {
                var (isAccepted, answer) = await SendAsync(url, body, cancel);
                Note(id, isAccepted, answer, attempts + 1, created);
                accepted += isAccepted ? 1 : 0;
            }
            return accepted;
        }
        finally
        {
            _ = onlyOne.Release();
        }
    }

    /// <summary>Sends one event now, whatever was sent before, and tells the shop's answer.</summary>
    public async Task<string?> SendAgainAsync(string eventId, CancellationToken cancel)
    {
        var found = file.Read(db => door.Open(db).Find("event", eventId));
        return found is null || target.Url is not { } url ? null : (await SendAsync(url, found.ToJsonString(), cancel)).Answer;
    }

    /// <summary>Forgets the waiting times, so that everything not yet accepted is due.</summary>
    public void MakeDue() => file.Write(db => db.Execute($"UPDATE delivery SET next_at = 0 WHERE delivered_at IS NULL"));

    public override void Dispose()
    {
        onlyOne.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _ = await bell.WaitAsync(TimeSpan.FromSeconds(1), stoppingToken);
                if (file.Read(db => Expiry.IsDue(db, time.GetUtcNow())))
                    _ = door.Run(_ => true);
                _ = await DeliverDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The courier outlives whatever goes wrong in one round.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "The sandbox could not send its events; it tries again");
            }
        }
    }

    private async Task<(bool IsAccepted, string Answer)> SendAsync(Uri url, string body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));
        request.Headers.Add("Stripe-Signature", WebhookSignature.Header(body, target.Secret, time.GetUtcNow()));
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, cancel);
            return (response.IsSuccessStatusCode, ((int)response.StatusCode).ToString(null as IFormatProvider));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return (false, failure.GetType().Name);
        }
    }

    private void Note(string id, bool isAccepted, string answer, int attempts, DateTimeOffset created)
    {
        var now = time.GetUtcNow();
        var wait = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, attempts)));
        var next = now + wait - created > GiveUpAfter ? DateTimeOffset.MaxValue : now + wait;
        _ = file.Write(db =>
        {
            var account = door.Open(db);
            if (isAccepted && account.Find("event", id) is { } sent)
            {
                sent["pending_webhooks"] = 0;
                account.Save(sent);
            }
            return db.Execute(
                $"""
                UPDATE delivery SET attempts = {attempts}, last_answer = {answer}, next_at = {next.ToUnixTimeMilliseconds()},
                    delivered_at = {(isAccepted ? now.ToUnixTimeMilliseconds() : null as long?)} WHERE event = {id}
                """);
        });
    }
}
