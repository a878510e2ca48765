using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Storefront.Core.Mail;

/// <summary>Mail by SendGrid's v3 API: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send</summary>
internal sealed class SendGridMailer(IHttpClientFactory clients, IOptions<MailOptions> options) : IMailer
{
    /// <summary>SendGrid keeps Message-ID for itself.</summary>
    public const string KeyHeader = "X-Storefront-Mail";

    public async Task<MailAnswer> SendAsync(Message message, CancellationToken cancel)
    {
        var settings = options.Value.SendGrid;
        var client = new SendGridClient(clients.CreateClient(MailSetup.HttpClient), new SendGridClientOptions { ApiKey = settings.ApiKey, Host = settings.ApiBase.TrimEnd('/') });
        try
        {
            var response = await client.SendEmailAsync(Compose(message), cancel);
            return await ReadAsync(response, cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException or SocketException or IOException || (failure is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return new MailAnswer(MailOutcome.Unknown, failure.Message);
        }
    }

    private static SendGridMessage Compose(Message message)
    {
        var mail = new SendGridMessage
        {
            From = Address(message.From),
            Subject = message.Subject,
            PlainTextContent = message.Text,
            HtmlContent = message.Html,
        };
        mail.AddTo(Address(message.To));
        foreach (var (name, value) in message.Headers)
            mail.AddHeader(name, value);
        // Links and pictures stay as the shop wrote them: no detour over a tracker.
        mail.SetClickTracking(enable: false, enableText: false);
        mail.SetOpenTracking(enable: false, substitutionTag: null);
        return mail;
    }

    private static async Task<MailAnswer> ReadAsync(Response response, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode)
            return new MailAnswer(MailOutcome.Accepted, response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : "");
        var said = $"{(int)response.StatusCode} {await response.Body.ReadAsStringAsync(cancel)}";
        // Only a message that is wrong in itself stays wrong: a key, a limit or a provider can be put right.
        return new MailAnswer(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge ? MailOutcome.Refused : MailOutcome.Unknown, said);
    }

    private static EmailAddress Address(MailAddress address) => new(address.Email, address.Name);
}
