using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Sandbox;

public class SendGridTests : SandboxTests
{
    private const string Valid = """
        {
          "personalizations": [{ "to": [{ "email": "ada@example.com", "name": "Ada" }], "headers": { "X-Order": "1001" } }],
          "from": { "email": "shop@example.com", "name": "Fjord & Field" },
          "subject": "Thank you",
          "content": [{ "type": "text/plain", "value": "Thank you, Ada" }, { "type": "text/html", "value": "<p>Thank you, <b>Ada</b></p>" }],
          "custom_args": { "order": "1001" },
          "categories": ["confirmation"]
        }
        """;

    [Fact]
    public async Task A_good_mail_is_accepted_with_its_number_and_an_empty_body()
    {
        using var response = await SendAsync(Valid);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancel));
        var mail = Assert.Single((await Sandbox.JsonAsync("/sandbox/mail.json")).EnumerateArray());
        Assert.Equal(response.Headers.GetValues("X-Message-Id").Single(), mail.GetProperty("id").GetString());
        Assert.Equal("Thank you", mail.GetProperty("subject").GetString());
        Assert.Equal("Thank you, Ada", mail.GetProperty("text").GetString());
        Assert.Equal("<p>Thank you, <b>Ada</b></p>", mail.GetProperty("html").GetString());
        Assert.Equal("1001", mail.GetProperty("headers").GetProperty("X-Order").GetString());
        Assert.Equal("ada@example.com", Assert.Single(mail.GetProperty("to").EnumerateArray()).GetString());
    }

    public static TheoryData<string, string, string?> Wrong => new()
    {
        { "$.colour", "\"red\"", "colour" },
        { "$.personalizations", "[]", "personalizations" },
        { "$.personalizations", "null", "personalizations" },
        { "$.personalizations[0].to", "[]", "personalizations.0.to" },
        { "$.personalizations[0].to", "", "personalizations.0.to" },
        { "$.personalizations[0].to[0].email", "\"nobody\"", "personalizations.0.to.0.email" },
        { "$.personalizations[0].cc", "[{\"email\":\"ADA@example.com\"}]", "personalizations.0" },
        { "$.personalizations[0].headers", "{\"Subject\":\"x\"}", "personalizations.0.headers" },
        { "$.from", "", "from.email" },
        { "$.from.email", "42", "from.email" },
        { "$.subject", "", "subject" },
        { "$.subject", "\"\"", "subject" },
        { "$.content", "", "content" },
        { "$.content[0].value", "\"\"", "content.0.value" },
        { "$.content[0].type", "\"text/html\"", "content" },
        { "$.content", "[{\"type\":\"text/html\",\"value\":\"x\"},{\"type\":\"text/plain\",\"value\":\"x\"}]", "content" },
        { "$.attachments", "[{\"content\":\"%%%\",\"filename\":\"a.pdf\"}]", "attachments.0.content" },
        { "$.attachments", "[{\"content\":\"YQ==\",\"filename\":\"a.pdf\",\"disposition\":\"sideways\"}]", "attachments.0.disposition" },
        { "$.categories", "[\"a\",\"a\"]", "categories" },
        { "$.send_at", "99999999999", "send_at" },
        { "$.reply_to_list", "[{\"email\":\"a@example.com\"}]", null },
        { "$.ip_pool_name", "\"x\"", "ip_pool_name" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_mail_is_refused_by_field_and_not_kept(string path, string value, string? field)
    {
        var mail = JsonNode.Parse(Valid)!;
        Change(mail, path, value);
        if (path == "$.reply_to_list")
        {
            mail["reply_to"] = JsonNode.Parse("""{"email":"b@example.com"}""");
            field = "reply_to_list";
        }

        using var response = await SendAsync(mail.ToJsonString());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("errors").EnumerateArray().ToList();
        Assert.Contains(errors, error => error.GetProperty("field").GetString() == field && error.GetProperty("message").GetString()!.Length > 0 && error.TryGetProperty("help", out _));
        Assert.Empty((await Sandbox.JsonAsync("/sandbox/mail.json")).EnumerateArray());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer SG.sandbox", HttpStatusCode.Accepted)]
    public async Task A_key_is_needed(string? authorization, HttpStatusCode status)
    {
        using var response = await SendAsync(Valid, authorization);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("a=b", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_not_a_mail_is_refused(string body, string type, HttpStatusCode status)
    {
        using var response = await SendAsync(body, type: type);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Each_group_of_recipients_gets_a_mail_of_its_own()
    {
        var mail = JsonNode.Parse(Valid)!;
        mail["personalizations"]!.AsArray().Add(JsonNode.Parse("""{"to":[{"email":"grace@example.com"}],"subject":"For Grace"}"""));
        (await SendAsync(mail.ToJsonString())).Dispose();

        Assert.Equal(2, (await Sandbox.JsonAsync("/sandbox/mail.json")).GetArrayLength());
        Assert.Equal("For Grace", Assert.Single((await Sandbox.JsonAsync("/sandbox/mail.json?to=GRACE@example.com")).EnumerateArray()).GetProperty("subject").GetString());
        Assert.Empty((await Sandbox.JsonAsync("/sandbox/mail.json?to=race@example.com")).EnumerateArray());
    }

    [Fact]
    public async Task In_SendGrids_own_sandbox_mode_nothing_is_kept()
    {
        var mail = JsonNode.Parse(Valid)!;
        mail["mail_settings"] = JsonNode.Parse("""{"sandbox_mode":{"enable":true}}""");

        using var response = await SendAsync(mail.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty((await Sandbox.JsonAsync("/sandbox/mail.json")).EnumerateArray());
    }

    [Theory]
    [InlineData("503", HttpStatusCode.ServiceUnavailable, 0)]
    [InlineData("429", HttpStatusCode.TooManyRequests, 0)]
    [InlineData("charge-then-500", HttpStatusCode.InternalServerError, 1)]
    public async Task The_provider_can_be_down(string fault, HttpStatusCode status, int kept)
    {
        await Sandbox.FaultAsync("POST /v3/mail/send", fault);

        using var response = await SendAsync(Valid);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(kept, (await Sandbox.JsonAsync("/sandbox/mail.json")).GetArrayLength());
    }

    [Fact]
    public async Task Mails_are_read_on_a_page_newest_first()
    {
        (await SendAsync(Valid)).Dispose();
        (await SendAsync(Valid.Replace("Thank you\"", "Your order is on its way\"", StringComparison.Ordinal))).Dispose();

        var list = await Sandbox.Http.GetHtmlAsync("/sandbox/mail");
        var links = list.QuerySelectorAll("tbody a");
        Assert.Equal(["Your order is on its way", "Thank you"], links.Select(link => link.Words()));
        Assert.Empty(await HtmlValidate.CheckAsync(await Sandbox.Http.GetStringAsync("/sandbox/mail", Cancel)));

        var address = links[1].GetAttribute("href")!;
        var page = await Sandbox.Http.GetHtmlAsync(address);
        Assert.Equal("Thank you", page.Words("h1"));
        Assert.Equal("Thank you, Ada", page.Words("pre"));
        Assert.Equal($"{address}/body", page.One("iframe").GetAttribute("src"));
        Assert.DoesNotContain("allow-scripts", page.One("iframe").GetAttribute("sandbox"), StringComparison.Ordinal);
        Assert.Empty(await HtmlValidate.CheckAsync(await Sandbox.Http.GetStringAsync(address, Cancel)));

        using var body = await Sandbox.Http.GetAsync(address + "/body", Cancel);
        Assert.Equal("<p>Thank you, <b>Ada</b></p>", await body.Content.ReadAsStringAsync(Cancel));
        Assert.StartsWith("sandbox ", body.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mailbox_can_be_emptied()
    {
        (await SendAsync(Valid)).Dispose();

        using var cleared = await Sandbox.Http.DeleteAsync("/sandbox/mail", Cancel);

        Assert.Equal("No mail has been sent yet.", (await Sandbox.Http.GetHtmlAsync("/sandbox/mail")).Words("main p"));
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string? authorization = "Bearer SG.test", string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/sendgrid/v3/mail/send");
        request.Content = new StringContent(body, Encoding.UTF8, type);
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        return await Sandbox.Http.SendAsync(request, Cancel);
    }

    /// <summary>Sets what stands at the path, or takes it away when there is no value.</summary>
    private static void Change(JsonNode mail, string path, string value)
    {
        var steps = path.Split('.', '[')[1..].Select(step => step.TrimEnd(']')).ToList();
        var node = mail;
        foreach (var step in steps[..^1])
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        if (value.Length == 0)
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = JsonNode.Parse(value);
    }
}
