using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace Storefront.Core.Mail;

public enum MailTransport
{
    SendGrid,
    Smtp,
}

/// <summary>The section <c>Mail</c> of the settings: who carries the shop's mails. Outside Production SendGrid without a key is the sandbox.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    public MailTransport Transport { get; set; } = MailTransport.SendGrid;

    public SendGridOptions SendGrid { get; set; } = new();

    public SmtpOptions Smtp { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport == MailTransport.SendGrid && SendGrid.ApiKey.Length == 0)
            yield return new ValidationResult("set it to an API key of your SendGrid account (SG.…), or set Mail:Transport to Smtp.", ["SendGrid:ApiKey"]);
        if (Transport == MailTransport.SendGrid && !Uri.IsWellFormedUriString(SendGrid.ApiBase, UriKind.Absolute))
            yield return new ValidationResult("is not an address.", ["SendGrid:ApiBase"]);
        if (Transport == MailTransport.Smtp && Smtp.Host.Length == 0)
            yield return new ValidationResult("set it to your mail server.", ["Smtp:Host"]);
        if (Smtp.Port is < 1 or > 65535)
            yield return new ValidationResult("is not a port.", ["Smtp:Port"]);
    }
}

public sealed class SendGridOptions
{
    public string ApiKey { get; set; } = "";

    public string ApiBase { get; set; } = "https://api.sendgrid.com";
}

public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary><c>StartTls</c> (required), <c>SslOnConnect</c>, <c>StartTlsWhenAvailable</c>, <c>Auto</c> or <c>None</c>.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Empty: no sign-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";
}
