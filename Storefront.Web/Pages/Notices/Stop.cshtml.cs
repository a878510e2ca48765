using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Notices;
using Storefront.Web.Components.Notices;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Notices;

/// <summary>
/// Behind the link at the foot of the mails, and behind their one-click header (RFC 8058), by which a mail program posts here without having opened the page: the sealed key
/// in the address is what lets it in.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class StopModel(AccountLinks links, AnswerNotice answer) : PageModel
{
    public NoticeLinkView View { get; private set; } = NoticeLinkView.Dead;

    public IActionResult OnGet(string? key, bool done) => links.ReadStopNotice(key) is null ? Show(NoticeLinkView.Dead, StatusCodes.Status410Gone)
        : done ? Show(new NoticeLinkView(NoticeWords.StoppedTitle, NoticeWords.StoppedText, null, null, null, null), StatusCodes.Status200OK)
        : Show(new NoticeLinkView(NoticeWords.StopTitle, NoticeWords.StopText, $"/notices/stop?key={Uri.EscapeDataString(key!)}", null, NoticeWords.Stop, null), StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAsync([FromQuery] string? key)
    {
        if (links.ReadStopNotice(key) is not { } link)
            return Show(NoticeLinkView.Dead, StatusCodes.Status410Gone);

        await answer.StopAsync(link.NoticeId, HttpContext.RequestAborted);
        return new SeeOther($"/notices/stop?key={Uri.EscapeDataString(key!)}&done=true");
    }

    private PageResult Show(NoticeLinkView view, int status)
    {
        View = view;
        return new PageResult { StatusCode = status };
    }
}
