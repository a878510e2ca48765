using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Mail;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Hosting;

/// <summary>Whom the shop pays and mails through, with keys and without.</summary>
public class KeysTests(Shops shops) : IClassFixture<Shops>
{
    [Fact]
    public async Task Without_keys_the_shop_pays_and_mails_through_its_own_sandbox()
    {
        var cancel = TestContext.Current.CancellationToken;
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();
        var gateway = shop.Services.GetRequiredService<IPaymentGateway>();
        Assert.False(gateway.IsLive);

        var opened = await gateway.OpenSessionAsync(
            new SessionRequest("k1", "1001", "ada@example.com", "en", [new("Oak tray", null, new(4900, "EUR"), 1)], new(4900, "EUR"), shop.Clock.GetUtcNow().AddMinutes(35),
                $"{shop.Address}ok", $"{shop.Address}back"), cancel);
        var session = Assert.IsType<GatewayAnswer<GatewaySession>.Answered>(opened).Value;
        Assert.StartsWith($"{shop.Address}sandbox/stripe/pay/", session.Url, StringComparison.Ordinal);
        var page = await visitor.GetHtmlAsync(session.Url!);
        using var paid = await page.Form("form").SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);

        var mailer = shop.Services.GetRequiredService<IMailer>();
        Assert.Equal(MailOutcome.Accepted, (await mailer.SendAsync(new(new("shop@example.com"), new("ada@example.com"), "Thank you", "Thank you", "<p>Thank you</p>", "k1"), cancel)).Outcome);
        Assert.Equal("Thank you", Assert.Single(JsonDocument.Parse(await visitor.GetStringAsync("/sandbox/mail.json", cancel)).RootElement.EnumerateArray()).GetProperty("subject").GetString());

        // The sandbox tells the shop in the same process, signed with the secret that both know.
        await Eventually.TrueAsync(
            () => shop.Database.ReadAsync(db => db.WebhookEvents.AnyAsync(received => received.ObjectId == session.Id && received.Type == "checkout.session.completed")), "the webhook is stored");
    }

    [Fact]
    public async Task The_payment_page_keeps_its_own_policy_inside_the_shop()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();

        using var response = await visitor.GetAsync("/sandbox/mail", TestContext.Current.CancellationToken);

        Assert.StartsWith("default-src 'none'; style-src 'self'; frame-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "Stripe:SecretKey: ")]
    [InlineData("sk_live_1", null, "Stripe:WebhookSecret: ")]
    [InlineData("sk_live_1", "whsec_1", "Mail:SendGrid:ApiKey: ")]
    public async Task In_Production_the_shop_refuses_to_start_and_names_the_missing_key(string? key, string? secret, string named)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Storefront"] = "Data Source=" + Path.Combine(Path.GetTempPath(), $"keys-{Guid.NewGuid():N}.db");
        start.Environment["Stripe__SecretKey"] = key;
        start.Environment["Stripe__WebhookSecret"] = secret;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains(named, error + await output, StringComparison.Ordinal);
    }
}
