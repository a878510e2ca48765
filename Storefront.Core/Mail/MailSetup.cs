using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Storefront.Core.Mail;

public static class MailSetup
{
    /// <summary>The client that calls SendGrid, by the factory's name.</summary>
    public const string HttpClient = "sendgrid";

    /// <summary>The key of the mailer that hands mails to the provider; the one without a key enters them in the mail log too.</summary>
    public const string Carrier = "carrier";

    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSettings<MailOptions>(settings, MailOptions.Section);
        // No retry here: the outbox repeats, and a mail repeated in haste arrives twice.
        services.AddHttpClient(HttpClient, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddTransient<SendGridMailer>();
        services.AddTransient<SmtpMailer>();
        services.AddKeyedTransient<IMailer>(Carrier, (provider, _) => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
        {
            MailTransport.Smtp => provider.GetRequiredService<SmtpMailer>(),
            _ => provider.GetRequiredService<SendGridMailer>(),
        });
        services.AddTransient<IMailer, LoggedMailer>();
        return services;
    }
}
