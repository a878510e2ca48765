using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Notices;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.Notices;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Notices;

/// <summary>Asks to be told when something is back. The answer does not tell who has asked before, nor who has an account.</summary>
public sealed class IndexModel(StoreDb db, AskForNotice ask, AnswerNotice answer) : PageModel
{
    public NoticeView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string? sku, string? done) => ShowAsync(sku, null, [], done);

    public async Task<IActionResult> OnPostAsync(string? sku, string? email)
    {
        if (!CanBeSku(sku))
            return NotFound();

        var (locale, cancel) = (CultureInfo.CurrentUICulture.Name, HttpContext.RequestAborted);
        if (HttpContext.Shopper() is { } shopper)
        {
            var noted = await ask.ByShopperAsync(sku ?? "", shopper, locale, cancel);
            return noted.Succeeded ? Back(sku, "noted") : NotFound();
        }

        var address = ContactRules.TidyEmail(email);
        if (!ContactRules.IsEmail(address))
            return await ShowAsync(sku, email, [new FormError("Email", AccountWords.EmailWrong)], null);

        var asked = await ask.ByGuestAsync(sku ?? "", address, locale, cancel);
        return asked.Succeeded ? Back(sku, "asked") : NotFound();
    }

    public async Task<IActionResult> OnPostStopAsync(string? sku)
    {
        if (HttpContext.Shopper() is { } shopper && CanBeSku(sku))
            await answer.StopAsync(shopper.ShopperId, sku ?? "", HttpContext.RequestAborted);
        return Back(sku, "stopped");
    }

    /// <summary>PostgreSQL stores no such text and refuses to look for one.</summary>
    private static bool CanBeSku([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? sku) => sku is { Length: > 0 } && !sku.Contains('\0', StringComparison.Ordinal);

    private static SeeOther Back(string? sku, string done) => new($"/notices?sku={Uri.EscapeDataString(sku ?? "")}&done={done}");

    private async Task<IActionResult> ShowAsync(string? sku, string? typed, IReadOnlyList<FormError> errors, string? done)
    {
        if (!CanBeSku(sku))
            return NotFound();

        var cancel = HttpContext.RequestAborted;
        var shopper = HttpContext.Shopper();
        var what = await db.Variants.AsNoTracking().Where(v => v.Sku == sku && v.IsActive)
            .Select(v => new { v.Product.Name, v.Product.Slug, v.OptionValues, IsThere = v.StockItem.Available > v.StockItem.SafetyThreshold })
            .SingleOrDefaultAsync(cancel);
        if (what is null)
            return NotFound();

        var isNoted = shopper is not null && await db.StockNotices.AnyAsync(n => n.ShopperId == shopper.ShopperId && n.Variant.Sku == sku, cancel);
        View = new NoticeView(sku!, what.Name, what.Slug, what.OptionValues, what.IsThere, shopper?.Email, isNoted, typed, done, errors, HttpContext.FormToken());
        return new PageResult { StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }
}
