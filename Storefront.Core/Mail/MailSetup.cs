using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;

namespace Storefront.Core.Mail;

public static class MailSetup
{
    /// <summary>The client that calls SendGrid, by the factory's name.</summary>
    public const string HttpClient = "sendgrid";

    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSettings<MailOptions>(settings, MailOptions.Section);
        // No retry here: the outbox repeats, and a mail repeated in haste arrives twice.
        services.AddHttpClient(HttpClient, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddTransient<SendGridMailer>();
        services.AddTransient<SmtpMailer>();
        services.AddTransient<IMailer>(provider => new LoggedMailer(
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
            {
                MailTransport.Smtp => provider.GetRequiredService<SmtpMailer>(),
                _ => provider.GetRequiredService<SendGridMailer>(),
            },
            provider.GetRequiredService<StoreWrites>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LoggedMailer>>()));
        return services;
    }
}
