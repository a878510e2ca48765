using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Storefront.Tests.Support;

/// <summary>A shop's webhook door that only writes down what comes, and answers as the test says; a browser finds a page there.</summary>
public sealed class WebhookListener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedWebhook> received = new();

    private WebhookListener(WebApplication app) => this.app = app;

    public string Url => app.Urls.First() + "/hook";

    public IReadOnlyList<ReceivedWebhook> Received => [.. received];

    /// <summary>The status for an event of this type.</summary>
    public Func<string, int> Answer { get; set; } = _ => StatusCodes.Status200OK;

    public static async Task<WebhookListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var listener = new WebhookListener(builder.Build());
        listener.app.MapPost("/hook", listener.ReceiveAsync);
        listener.app.MapGet("/hook", () => "The shop");
        await listener.app.StartAsync();
        return listener;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var webhook = new ReceivedWebhook(await reader.ReadToEndAsync(), request.Headers["Stripe-Signature"].ToString());
        var status = Answer(webhook.Type);
        received.Enqueue(webhook with { Answered = status });
        return Results.StatusCode(status);
    }
}

public sealed record ReceivedWebhook(string Body, string Signature, int Answered = 0)
{
    public string Type => Event.GetProperty("type").GetString()!;

    public string Id => Event.GetProperty("id").GetString()!;

    private System.Text.Json.JsonElement Event => System.Text.Json.JsonDocument.Parse(Body).RootElement;
}
