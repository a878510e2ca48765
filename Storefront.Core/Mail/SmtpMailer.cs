using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Storefront.Core.Mail;

/// <summary>Mail by any SMTP server; one connection a message.</summary>
internal sealed class SmtpMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task<MailAnswer> SendAsync(Message message, CancellationToken cancel)
    {
        var settings = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = 10_000 };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
            if (settings.User.Length > 0)
                await client.AuthenticateAsync(settings.User, settings.Password, cancel);
            var answer = await client.SendAsync(Compose(message), cancel);
            return new MailAnswer(MailOutcome.Accepted, answer);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            return new MailAnswer(MailOutcome.Refused, refused.Message);
        }
        catch (Exception failure) when (failure is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or SocketException or IOException or TimeoutException)
        {
            return new MailAnswer(MailOutcome.Unknown, failure.Message);
        }
        finally
        {
            // What the server has accepted stays accepted, whether or not it hears the goodbye.
            if (client.IsConnected)
                await client.DisconnectAsync(quit: false, CancellationToken.None);
        }
    }

    private static MimeMessage Compose(Message message)
    {
        var mail = new MimeMessage { Subject = message.Subject, Body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody() };
        mail.From.Add(Address(message.From));
        mail.To.Add(Address(message.To));
        foreach (var (name, value) in message.Headers)
            mail.Headers.Add(name, value);
        // The same for every try, so that mail programs can tell a repetition.
        mail.MessageId = $"{message.Key.Replace(':', '.')}@{message.From.Email.Split('@')[^1]}";
        return mail;
    }

    private static MailboxAddress Address(MailAddress address) => new(address.Name, address.Email);
}
