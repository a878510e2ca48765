using Microsoft.Playwright;
using Storefront.Tests.Support;

namespace Storefront.Tests.Browser;

/// <summary>The sandbox's pages as a person meets them.</summary>
public class SandboxPagesTests(Support.Browser browser) : SandboxTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shopper_is_declined_tries_3D_Secure_refuses_then_pays(bool javaScript)
    {
        await using var shop = await WebhookListener.StartAsync();
        var back = shop.Url + "?session={CHECKOUT_SESSION_ID}";
        var options = Sandbox.Options();
        (options.SuccessUrl, options.CancelUrl) = (back, shop.Url + "?back");
        var session = await Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel);
        await using var window = await browser.OpenAsync(Sandbox.Address, javaScript);
        var page = await window.NewPageAsync();
        var refusedByPolicy = new List<string>();
        page.Console += (_, message) => refusedByPolicy.AddRange(message.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? [message.Text] : []);

        await page.GotoAsync(session.Url);
        await page.GetByLabel("The bank declines").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pay €49.00" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your card was declined");

        await page.GetByLabel("The bank asks for approval").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pay €49.00" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your bank did not approve");
        Assert.Equal(0, await Sandbox.NetAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Pay €49.00" }).ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("?session=" + session.Id, StringComparison.Ordinal));
        Assert.Equal(4900, await Sandbox.NetAsync());
        Assert.Empty(refusedByPolicy);
    }

    [Fact]
    public async Task The_way_back_leads_to_the_shop_and_leaves_the_session_open()
    {
        await using var shop = await WebhookListener.StartAsync();
        var options = Sandbox.Options();
        options.CancelUrl = shop.Url + "?back";
        var session = await Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel);
        await using var window = await browser.OpenAsync(Sandbox.Address);
        var page = await window.NewPageAsync();

        await page.GotoAsync(session.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the shop" }).ClickAsync();

        await page.WaitForURLAsync(options.CancelUrl);
        Assert.Equal("open", (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).Status);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_is_accessible_and_fits(int width, ColorScheme colors)
    {
        var open = await Sandbox.OpenAsync();
        (await Sandbox.PayAsync(open.Id, "4000000000000002")).Dispose();
        var asked = await Sandbox.OpenAsync(reference: "1002");
        (await Sandbox.PayAsync(asked.Id, "4000002500003155")).Dispose();
        var paid = await Sandbox.PaidAsync(reference: "1003");
        // Text alone: axe cannot look into the frame of an HTML part, where no script runs.
        var mail = """{"personalizations":[{"to":[{"email":"ada@example.com"}]}],"from":{"email":"shop@example.com"},"subject":"Thank you","content":[{"type":"text/plain","value":"Hello"}]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/sendgrid/v3/mail/send") { Content = new StringContent(mail, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer SG.test");
        using var sent = await Sandbox.Http.SendAsync(request, Cancel);
        var mailId = sent.Headers.GetValues("X-Message-Id").Single();

        await using var window = await browser.OpenAsync(Sandbox.Address, colors: colors, width: width);
        var page = await window.NewPageAsync();
        foreach (var path in new[] { $"stripe/pay/{open.Id}", $"stripe/pay/{asked.Id}/approval", $"stripe/pay/{paid.Id}", "stripe/disputes", "mail", $"mail/{mailId}" })
        {
            await page.GotoAsync($"/sandbox/{path}");
            Assert.Empty(await Axe.CheckAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width} px");
        }
    }
}
