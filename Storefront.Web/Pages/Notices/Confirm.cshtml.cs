using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Data;
using Storefront.Core.Notices;
using Storefront.Core.Shared;
using Storefront.Web.Components.Notices;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Notices;

/// <summary>Behind the link that asks at an address. Opening it changes nothing, since mail scanners open links too.</summary>
public sealed class ConfirmModel(StoreDb db, AccountLinks links, AnswerNotice answer) : PageModel
{
    public NoticeLinkView View { get; private set; } = NoticeLinkView.Dead;

    public async Task<IActionResult> OnGetAsync(string? key)
    {
        if (links.ReadConfirmNotice(key) is not { } link || await db.ReadNoticeAsync(link.NoticeId, HttpContext.RequestAborted) is not { } notice)
            return Show(NoticeLinkView.Dead, StatusCodes.Status410Gone);

        return notice.IsConfirmed
            ? Show(new NoticeLinkView(NoticeWords.ConfirmedTitle, NoticeWords.ConfirmedText.With(notice.Product), null, null, null, null), StatusCodes.Status200OK)
            : Show(new NoticeLinkView(NoticeWords.ConfirmTitle, NoticeWords.ConfirmText.With(notice.Product), "/notices/confirm", key, NoticeWords.Confirm, HttpContext.FormToken()), StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync(string? key)
    {
        if (links.ReadConfirmNotice(key) is { } link)
            await answer.ConfirmAsync(link.NoticeId, HttpContext.RequestAborted);
        return new SeeOther($"/notices/confirm?key={Uri.EscapeDataString(key ?? "")}");
    }

    private PageResult Show(NoticeLinkView view, int status)
    {
        View = view;
        return new PageResult { StatusCode = status };
    }
}
