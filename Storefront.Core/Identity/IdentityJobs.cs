using Storefront.Core.Jobs;

namespace Storefront.Core.Identity;

/// <summary>Somebody wants an account with this address: write there. Whether it has one is looked up when the mail is written, not when it is asked for.</summary>
public sealed record RegistrationByMail(string Email, string Locale, string? ReturnTo) : IJob
{
    public static string Kind => "mail-registration";
}
