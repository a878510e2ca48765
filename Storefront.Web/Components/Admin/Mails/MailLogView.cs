using Storefront.Core.Mail;

namespace Storefront.Web.Components.Admin.Mails;

public sealed record MailLogView(Slice<SentMail> Mails, ListState State, IReadOnlyList<ListTab> Tabs, TimeZoneInfo Zone);
