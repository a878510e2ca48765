using System.Buffers.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.Account;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Account;

/// <summary>The shopper's passkeys.</summary>
[FreshSignIn]
public sealed class PasskeysModel(StoreDb db, PasskeyDesk desk, Passkeys passkeys) : PageModel
{
    public PasskeysView View { get; private set; } = null!;

    private SignedIn Shopper => HttpContext.NeedShopper();

    public Task<IActionResult> OnGetAsync(string? done) => ShowAsync(
        done switch { "added" => AccountWords.PasskeyAdded, "named" => AccountWords.PasskeyNamed, "removed" => AccountWords.PasskeyRemoved, _ => null }, null, StatusCodes.Status200OK);

    public async Task<IActionResult> OnGetOptionsAsync() => Content(await desk.OfferAsync(HttpContext, Shopper), "application/json");

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? name)
    {
        var made = await desk.TakeAsync(HttpContext, Shopper, credential);
        var refusal = made is null ? IdentityRefusals.PasskeyFailed : (await passkeys.AddAsync(Shopper.ShopperId, made, Named(name), HttpContext.RequestAborted)).Refusal;
        return refusal is null ? new SeeOther("/account/passkeys?done=added") : await ShowAsync(null, refusal.Message, refusal.Status());
    }

    public async Task<IActionResult> OnPostNameAsync(string? id, string? name) =>
        Credential(id) is { } credential && await passkeys.NameAsync(Shopper.ShopperId, credential, Named(name), HttpContext.RequestAborted) ? new SeeOther("/account/passkeys?done=named") : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        if (Credential(id) is not { } credential)
            return NotFound();

        var removed = await passkeys.RemoveAsync(Shopper.ShopperId, credential, HttpContext.RequestAborted);
        return removed.Refusal switch
        {
            null => new SeeOther("/account/passkeys?done=removed"),
            { Kind: Core.Shared.RefusalKind.NotFound } => NotFound(),
            var refusal => await ShowAsync(null, refusal.Message, refusal.Status()),
        };
    }

    private async Task<IActionResult> ShowAsync(string? news, string? error, int status)
    {
        var kept = await db.Passkeys.AsNoTracking().Where(p => p.UserId == Shopper.ShopperId).ToListAsync(HttpContext.RequestAborted);
        View = new PasskeysView(
            [.. kept.OrderBy(p => p.Data.CreatedAt).Select(p => new PasskeyRow(Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? AccountWords.Passkey, p.Data.CreatedAt, p.Data.IsBackedUp))],
            DeviceName.Of(Request.Headers.UserAgent.ToString()),
            news,
            error,
            HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }

    private static string Named(string? typed) => AddressRules.Fold(typed) switch
    {
        "" => AccountWords.Passkey,
        { Length: > Passkeys.MaxName } name => name[..Passkeys.MaxName],
        var name => name,
    };

    private static byte[]? Credential(string? id) => id is { Length: > 0 and < 2000 } && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : null;
}
