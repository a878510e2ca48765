using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Storefront.Web.Sandbox.Stripe;

namespace Storefront.Tests.Support;

/// <summary>The gateway's events in a test's own hand: held back, read, and delivered in whatever order and number.</summary>
public static class Webhooks
{
    /// <summary>From now on the gateway sends nothing by itself.</summary>
    public static Task HoldWebhooksAsync(this Shop shop) => shop.FaultAsync("webhook", "hold", times: 0);

    /// <summary>What the gateway would have sent about an order's payment, oldest first.</summary>
    public static async Task<IReadOnlyList<(string Type, string Body)>> EventsAsync(this Shop shop, string paymentIntent)
    {
        using var visitor = shop.NewVisitor();
        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_sandbox");
        var answer = JsonDocument.Parse(await visitor.GetStringAsync("/sandbox/stripe/v1/events?limit=100"));
        return [.. answer.RootElement.GetProperty("data").EnumerateArray()
            .Select(told => (Type: told.GetProperty("type").GetString()!, Body: told.GetRawText()))
            .Where(told => told.Body.Contains(paymentIntent, StringComparison.Ordinal))
            .Reverse()];
    }

    /// <summary>Delivers a signed event.</summary>
    public static async Task<HttpStatusCode> DeliverAsync(this Shop shop, string body)
    {
        using var visitor = shop.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Stripe-Signature", WebhookSignature.Header(body, "whsec_sandbox", shop.Clock.GetUtcNow()));
        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>A call to the gateway's API, past the shop.</summary>
    public static async Task<JsonElement> AtGatewayAsync(this Shop shop, string path, params (string Name, string Value)[] fields)
    {
        using var visitor = shop.NewVisitor();
        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_sandbox");
        using var answer = await visitor.PostAsync("/sandbox/stripe" + path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>A session that the shop did not open, paid.</summary>
    public static async Task<string> ForeignSessionAsync(this Shop shop, string orderNumber, long amount, string currency = "eur")
    {
        var session = (await shop.AtGatewayAsync(
            "/v1/checkout/sessions", ("mode", "payment"), ("success_url", "https://shop.example/ok"), ("client_reference_id", orderNumber), ("line_items[0][quantity]", "1"),
            ("line_items[0][price_data][currency]", currency), ("line_items[0][price_data][unit_amount]", $"{amount}"), ("line_items[0][price_data][product_data][name]", "Tray"))).GetProperty("id").GetString()!;
        await shop.PressPayAsync(session, "4242424242424242");
        return session;
    }
}
