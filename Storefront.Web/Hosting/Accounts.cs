using Microsoft.AspNetCore.Antiforgery;
using Storefront.Core;
using Storefront.Core.Identity;
using Storefront.Core.Notices;
using Storefront.Core.Privacy;
using Storefront.Web.Mail;

namespace Storefront.Web.Hosting;

/// <summary>What the pages about accounts need, and the mails about them.</summary>
internal static class Accounts
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSignInCookies();
        services.AddOpenPages();
        services.AddScoped<SignInDesk>();
        services.AddPasskeys();
        services.AddStaffPages();

        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountMails>();
        services.AddJobHandler<RegistrationByMail, SendRegistration>();
        services.AddJobHandler<ResetByMail, SendReset>();
        services.AddJobHandler<NewAddressByMail, SendNewAddress>();
        services.AddJobHandler<SecurityByMail, SendSecurityNotice>();
        services.AddJobHandler<InvitedByMail, SendInvitation>();
        services.AddJobHandler<ErasedByMail, SendErased>();
        services.AddJobHandler<ConfirmNoticeByMail, SendNoticeQuestion>();
        services.AddJobHandler<BackInStockByMail, SendBackInStock>();
    }

    /// <summary>Proves that a form comes from the shop. The page that carries it is personal.</summary>
    public static string FormToken(this HttpContext http) => http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;
}
