using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.Account;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Account;

/// <summary>Another e-mail address. The answer does not tell whether somebody else has it.</summary>
[FreshSignIn]
public sealed class EmailModel(ChangeAddress change) : PageModel
{
    public EmailView View { get; private set; } = null!;

    public IActionResult OnGet(bool sent) => Show(null, null, sent, StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAsync(string? email)
    {
        var address = ContactRules.TidyEmail(email);
        if (!ContactRules.IsEmail(address))
            return Show(email, AccountWords.EmailWrong, isSent: false, StatusCodes.Status422UnprocessableEntity);

        await change.AskAsync(HttpContext.NeedShopper().ShopperId, address, HttpContext.RequestAborted);
        return new SeeOther("/account/email?sent=true");
    }

    private PageResult Show(string? typed, string? error, bool isSent, int status)
    {
        View = new EmailView(HttpContext.NeedShopper().Email, typed, error, isSent, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
