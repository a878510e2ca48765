using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>The second step of signing in, for whoever has done the first within ten minutes.</summary>
public sealed class CodeModel(Authenticator authenticator, SignInDesk desk) : PageModel
{
    public CodeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await HttpContext.ReadStepAsync() is null ? new SeeOther(SignInCookies.SignInPath) : Show([], StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (await HttpContext.ReadStepAsync() is not { } step)
            return new SeeOther(SignInCookies.SignInPath);

        var found = await authenticator.CheckAsync(step.ShopperId, code, HttpContext.RequestAborted);
        if (found.Refusal is { } refusal)
            return Show([new FormError("Code", refusal.Message)], StatusCodes.Status422UnprocessableEntity);

        await HttpContext.ForgetStepAsync();
        await desk.SignInAsync(HttpContext, found.Value, WithCode(step.Method), step.IsLasting, step.ReturnTo);
        return new SeeOther(ReturnPath.Of(step.ReturnTo));
    }

    private static SignInMethod WithCode(SignInMethod first) => first switch
    {
        SignInMethod.Password => SignInMethod.PasswordAndCode,
        SignInMethod.Link => SignInMethod.LinkAndCode,
        SignInMethod.OpenIdConnect => SignInMethod.OpenIdConnectAndCode,
        _ => first,
    };

    private PageResult Show(IReadOnlyList<FormError> errors, int status)
    {
        View = new CodeView(errors, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
