using Microsoft.AspNetCore.Http.HttpResults;

namespace Storefront.Web.Sandbox.Mail;

/// <summary>Where the mails of the sandbox are read.</summary>
public sealed class MailboxDoor(Mailbox mailbox)
{
    public IReadOnlyList<ReceivedMail> List(string? to) => mailbox.List(to);

    public IResult Show(HttpContext http)
    {
        SandboxHeaders.ForPage(http);
        return new RazorComponentResult<MailboxPage>(new { Mails = mailbox.List() });
    }

    public IResult Show(HttpContext http, string id)
    {
        if (mailbox.Find(id) is not { } mail)
            return Results.NotFound();
        SandboxHeaders.ForPage(http);
        return new RazorComponentResult<MailPage>(new { Mail = mail });
    }

    /// <summary>The HTML part alone, for the frame of the page: a mail is a stranger's document even when we wrote it.</summary>
    public IResult Body(HttpContext http, string id)
    {
        if (mailbox.Find(id)?.Html is not { } html)
            return Results.NotFound();
        SandboxHeaders.ForMailBody(http);
        return Results.Content(html, "text/html; charset=utf-8");
    }

    public void Clear() => mailbox.Clear();
}
