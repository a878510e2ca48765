using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Storefront.Tests.Support;
using Stripe;

namespace Storefront.Tests.Web.Sandbox;

public class StripeParameterTests : SandboxTests
{
    private static readonly Dictionary<string, string> Valid = new()
    {
        ["mode"] = "payment",
        ["success_url"] = "https://shop.example/ok",
        ["line_items[0][price_data][currency]"] = "eur",
        ["line_items[0][price_data][unit_amount]"] = "4900",
        ["line_items[0][price_data][product_data][name]"] = "Oak tray",
        ["line_items[0][quantity]"] = "1",
    };

    [Theory]
    // Not in the contract, at any depth.
    [InlineData("colour", "red", "parameter_unknown", "colour")]
    [InlineData("line_items[0][price_data][colour]", "red", "parameter_unknown", "line_items[0][price_data][colour]")]
    [InlineData("line_items[0", "red", "parameter_unknown", "line_items[0")]
    // Left out.
    [InlineData("mode", null, "parameter_missing", "mode")]
    [InlineData("success_url", null, "parameter_missing", "success_url")]
    [InlineData("line_items[0][price_data][currency]", null, "parameter_missing", "line_items[0][price_data][currency]")]
    [InlineData("line_items[0][price_data][unit_amount]", null, "parameter_missing", "line_items[0][price_data][unit_amount]")]
    [InlineData("line_items[0][price_data][product_data][name]", null, "parameter_missing", "line_items[0][price_data][product_data]")]
    [InlineData("line_items[0][quantity]", null, "parameter_missing", "line_items[0][quantity]")]
    // Of the wrong kind.
    [InlineData("line_items[0][quantity]", "two", "parameter_invalid_integer", "line_items[0][quantity]")]
    [InlineData("line_items[0][quantity]", "1.5", "parameter_invalid_integer", "line_items[0][quantity]")]
    [InlineData("line_items[0][quantity]", "0", "parameter_invalid_integer", "line_items[0][quantity]")]
    [InlineData("line_items[0][price_data][unit_amount]", "-1", "parameter_invalid_integer", "line_items[0][price_data][unit_amount]")]
    [InlineData("customer_email", "", "parameter_invalid_empty", "customer_email")]
    [InlineData("customer_email", "nobody", "email_invalid", "customer_email")]
    [InlineData("success_url", "/ok", "url_invalid", "success_url")]
    [InlineData("cancel_url", "javascript:alert(1)", "url_invalid", "cancel_url")]
    [InlineData("line_items", "one", null, "line_items")]
    [InlineData("metadata", "one", null, "metadata")]
    [InlineData("mode[0]", "payment", null, "mode")]
    // Against Stripe's rules.
    [InlineData("line_items[0][price_data][currency]", "xxx", null, "line_items[0][price_data][currency]")]
    [InlineData("currency", "usd", null, "line_items")]
    [InlineData("line_items[0][price_data][unit_amount]", "49", "amount_too_small", null)]
    [InlineData("line_items[0][quantity]", "999999", "amount_too_large", null)]
    [InlineData("locale", "tlh", null, "locale")]
    [InlineData("mode", "rental", null, "mode")]
    public async Task A_wrong_parameter_is_named_and_opens_nothing(string name, string? value, string? code, string? param)
    {
        var parameters = new Dictionary<string, string>(Valid);
        if (name == "mode[0]")
            parameters.Remove("mode");
        if (name is "line_items")
            parameters = parameters.Where(field => !field.Key.StartsWith("line_items", StringComparison.Ordinal)).ToDictionary();
        if (value is null)
            parameters.Remove(name);
        else
            parameters[name] = value;

        var (status, error) = await PostAsync(parameters);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.Equal(code, Optional(error, "code"));
        Assert.Equal(param, Optional(error, "param"));
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(29, "at least 30 minutes")]
    [InlineData((24 * 60) + 1, "less than 24 hours")]
    public async Task A_session_ends_between_half_an_hour_and_a_day_from_now(int minutes, string expected)
    {
        var options = Sandbox.Options();
        options.ExpiresAt = Sandbox.Time.GetUtcNow().UtcDateTime.AddMinutes(minutes);

        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel));

        Assert.Equal("expires_at", error.StripeError.Param);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eur", 49, "€0.50 eur")]
    [InlineData("gbp", 29, "£0.30 gbp")]
    [InlineData("jpy", 49, "50 jpy")]
    [InlineData("huf", 17499, "175.00 huf")]
    public async Task Each_currency_has_its_least_amount(string currency, long amount, string least)
    {
        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.OpenAsync(amount, currency));

        Assert.Equal("amount_too_small", error.StripeError.Code);
        Assert.EndsWith(least, error.Message.Replace("JPY\u00a0", "", StringComparison.Ordinal).Replace("HUF\u00a0", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(amount + 1, (await Sandbox.OpenAsync(amount + 1, currency)).AmountTotal);
    }

    [Fact]
    public async Task What_the_sandbox_does_not_act_on_is_refused_rather_than_ignored()
    {
        var (status, error) = await PostAsync(new(Valid) { ["allow_promotion_codes"] = "true" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("allow_promotion_codes", error.GetProperty("param").GetString());
        Assert.Contains("does not act on it", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_may_be_written_without_numbers()
    {
        var (status, _) = await PostAsync(new(Valid) { ["expand[]"] = "line_items" });

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Metadata_has_its_limits()
    {
        var options = Sandbox.Options();
        options.Metadata = Enumerable.Range(0, 51).ToDictionary(i => $"key{i}", i => "value");
        Assert.Equal("metadata", (await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel))).StripeError.Param);

        options.Metadata = new() { ["key"] = new string('x', 501) };
        Assert.Equal("metadata[key]", (await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel))).StripeError.Param);
    }

    [Theory]
    [InlineData(null, "You did not provide an API key.")]
    [InlineData("Bearer sk_live_4242424242424242", "Invalid API Key provided: sk_live_************4242")]
    [InlineData("Bearer pk_test_1", "publishable API key")]
    [InlineData("Basic !!!", "You did not provide an API key.")]
    public async Task Without_a_test_key_nothing_opens(string? authorization, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe/v1/checkout/sessions") { Content = new FormUrlEncodedContent(Valid) };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await Sandbox.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task The_key_may_come_as_the_user_of_basic_authentication()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/stripe/v1/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sk_test_x:"u8));

        using var response = await Sandbox.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task An_address_that_Stripe_does_not_have_is_unrecognized()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/stripe/v1/toys");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_x");

        using var response = await Sandbox.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Unrecognized request URL (GET: /v1/toys)", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonElement Error)> PostAsync(Dictionary<string, string> parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe/v1/checkout/sessions") { Content = new FormUrlEncodedContent(parameters) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_x");
        using var response = await Sandbox.Http.SendAsync(request, Cancel);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement;
        return (response.StatusCode, response.IsSuccessStatusCode ? default : body.GetProperty("error"));
    }

    private static string? Optional(JsonElement error, string field) => error.TryGetProperty(field, out var value) ? value.GetString() : null;
}
