using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Core.Data;

namespace Storefront.Core.Mail;

/// <summary>Enters in the mail log what became of each mail. A log that cannot be written loses no mail, and sends none twice.</summary>
internal sealed partial class LoggedMailer([FromKeyedServices(MailSetup.Carrier)] IMailer carrier, StoreWrites writes, TimeProvider time, ILogger<LoggedMailer> log) : IMailer
{
    public async Task<MailAnswer> SendAsync(Message message, CancellationToken cancel)
    {
        var answer = await carrier.SendAsync(message, cancel);
        try
        {
            var sent = new SentMail { At = time.GetUtcNow(), Key = Cut(message.Key, 200), To = Cut(message.To.Email, 254), Subject = Cut(message.Subject, SentMail.MaxText), Outcome = answer.Outcome, Detail = Cut(answer.Detail, SentMail.MaxText) };
            await writes.RunAsync(
                db =>
                {
                    db.SentMails.Add(sent);
                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            NotEntered(log, message.Key, failure);
        }

        return answer;
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;

    [LoggerMessage(LogLevel.Warning, "What became of mail {Key} could not be entered in the mail log")]
    private static partial void NotEntered(ILogger logger, string key, Exception failure);
}
