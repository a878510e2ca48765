using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storefront.Core.Mail;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Mail;

public class MailerTests : SandboxTests
{
    private static readonly Message Confirmation = new(
        new("shop@example.com", "Fjord & Field"), new("ada@example.com", "Ada Lovelace"), "Thank you for order 1001", "Thank you, Ada — see you", "<p>Thank you, Ada — see you</p>", "confirmation:1001:1");

    [Fact]
    public async Task SendGrid_takes_both_forms_and_our_key()
    {
        var answer = await SendGrid().SendAsync(Confirmation, Cancel);

        Assert.Equal(MailOutcome.Accepted, answer.Outcome);
        var mail = Assert.Single((await Sandbox.JsonAsync("/sandbox/mail.json?to=ada@example.com")).EnumerateArray());
        Assert.Equal(answer.Detail, mail.GetProperty("id").GetString());
        Assert.Equal("shop@example.com", mail.GetProperty("from").GetString());
        Assert.Equal("Fjord & Field", mail.GetProperty("from_name").GetString());
        Assert.Equal("Thank you for order 1001", mail.GetProperty("subject").GetString());
        Assert.Equal("Thank you, Ada — see you", mail.GetProperty("text").GetString());
        Assert.Equal("<p>Thank you, Ada — see you</p>", mail.GetProperty("html").GetString());
        Assert.Equal("confirmation:1001:1", mail.GetProperty("headers").GetProperty("X-Storefront-Mail").GetString());
    }

    [Theory]
    [InlineData("503", MailOutcome.Unknown)]
    [InlineData("429", MailOutcome.Unknown)]
    [InlineData("reset", MailOutcome.Unknown)]
    [InlineData("charge-then-500", MailOutcome.Unknown)]
    public async Task A_provider_in_trouble_leaves_the_outcome_unknown(string fault, MailOutcome outcome)
    {
        await Sandbox.FaultAsync("POST /v3/mail/send", fault);

        Assert.Equal(outcome, (await SendGrid().SendAsync(Confirmation, Cancel)).Outcome);
        Assert.Equal(MailOutcome.Accepted, (await SendGrid().SendAsync(Confirmation, Cancel)).Outcome);
    }

    [Fact]
    public async Task A_mail_that_SendGrid_finds_wrong_is_refused_for_good()
    {
        var answer = await SendGrid().SendAsync(Confirmation with { To = new("nobody") }, Cancel);

        Assert.Equal(MailOutcome.Refused, answer.Outcome);
        Assert.Contains("Does not contain a valid address", answer.Detail, StringComparison.Ordinal);
        Assert.Empty((await Sandbox.JsonAsync("/sandbox/mail.json")).EnumerateArray());
    }

    [Fact]
    public async Task A_key_that_SendGrid_does_not_accept_can_be_put_right()
    {
        Assert.Equal(MailOutcome.Unknown, (await SendGrid(key: "wrong").SendAsync(Confirmation, Cancel)).Outcome);
    }

    [Fact]
    public async Task SMTP_carries_the_same_mail()
    {
        await using var server = new SmtpListener();

        var answer = await Smtp(server.Port).SendAsync(Confirmation, Cancel);

        Assert.Equal((MailOutcome.Accepted, "queued as 42"), (answer.Outcome, answer.Detail));
        var mail = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(server.Mails))), Cancel);
        Assert.Equal("\"Fjord & Field\" <shop@example.com>", mail.From.ToString());
        Assert.Equal("\"Ada Lovelace\" <ada@example.com>", mail.To.ToString());
        Assert.Equal("Thank you for order 1001", mail.Subject);
        Assert.Equal("Thank you, Ada — see you", mail.TextBody?.TrimEnd());
        Assert.Equal("<p>Thank you, Ada — see you</p>", mail.HtmlBody?.TrimEnd());
        Assert.Equal("confirmation.1001.1@example.com", mail.MessageId);
    }

    [Theory]
    [InlineData("550 no such mailbox", "250 OK", MailOutcome.Refused)]
    [InlineData("450 come back later", "250 OK", MailOutcome.Unknown)]
    [InlineData("250 OK", "554 we do not like it", MailOutcome.Refused)]
    [InlineData("250 OK", "452 disk full", MailOutcome.Unknown)]
    public async Task A_servers_no_is_final_or_for_now(string recipient, string data, MailOutcome outcome)
    {
        await using var server = new SmtpListener { Recipient = recipient, Data = data };

        Assert.Equal(outcome, (await Smtp(server.Port).SendAsync(Confirmation, Cancel)).Outcome);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_is_not_there_leaves_the_outcome_unknown()
    {
        int port;
        await using (var server = new SmtpListener())
            port = server.Port;

        Assert.Equal(MailOutcome.Unknown, (await Smtp(port).SendAsync(Confirmation, Cancel)).Outcome);
    }

    [Theory]
    [InlineData("Mail:SendGrid:ApiKey", "Mail:Transport", "SendGrid")]
    [InlineData("Mail:Smtp:Host", "Mail:Transport", "Smtp")]
    [InlineData("Mail:Smtp:Port", "Mail:Smtp:Port", "0")]
    [InlineData("Mail:SendGrid:ApiBase", "Mail:SendGrid:ApiBase", "nowhere")]
    public void A_setting_that_is_missing_or_wrong_is_named(string named, string key, string value)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Mailer((key, value)));

        Assert.Contains(error.Failures, failure => failure.StartsWith(named, StringComparison.Ordinal));
    }

    private IMailer SendGrid(string key = "SG.test") => Mailer(("Mail:SendGrid:ApiKey", key), ("Mail:SendGrid:ApiBase", Sandbox.Address + "/sandbox/sendgrid"));

    private static IMailer Smtp(int port) =>
        Mailer(("Mail:Transport", "Smtp"), ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{port}"), ("Mail:Smtp:Security", "None"));

    private static IMailer Mailer(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        return new ServiceCollection().AddMail(configuration).BuildServiceProvider().GetRequiredKeyedService<IMailer>(MailSetup.Carrier);
    }
}
