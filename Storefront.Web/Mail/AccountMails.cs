using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Storefront.Core.Mail;
using Storefront.Core.Shared;
using Storefront.Web.Components.Mail;
using Storefront.Web.Htmx;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>What a mail about an account says.</summary>
/// <param name="Link">The one thing to do; null when there is nothing to do.</param>
/// <param name="Small">What to know besides.</param>
public sealed record AccountNotice(string Subject, string Title, IReadOnlyList<string> Paragraphs, (string Text, string Url)? Link, string Small);

/// <summary>Writes the mails about an account, as HTML and as text, in the language of whoever reads them.</summary>
public sealed class AccountMails(IOptions<StoreOptions> store)
{
    /// <param name="email">Where it goes.</param>
    /// <param name="locale">The language, as a culture's name.</param>
    /// <param name="key">Ours, unique per mail.</param>
    /// <param name="write">Asked for the words in that language.</param>
    public Message Write(string email, string locale, string key, Func<AccountNotice> write)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(locale);
            var notice = write();
            return new Message(
                new MailAddress(store.Value.MailFrom, store.Value.Name),
                new MailAddress(email),
                notice.Subject,
                Text(notice),
                Fragment.Of<AccountMail>((nameof(AccountMail.Notice), notice), (nameof(AccountMail.Shop), store.Value.Name), (nameof(AccountMail.ShopUrl), store.Value.PublicUrl)).ToHtml(),
                key);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    private string Text(AccountNotice notice)
    {
        var text = new StringBuilder().AppendLine(notice.Title).AppendLine();
        foreach (var paragraph in notice.Paragraphs)
            text.AppendLine(paragraph).AppendLine();
        if (notice.Link is { } link)
            text.AppendLine($"{link.Text}:").AppendLine(link.Url).AppendLine();
        return text.AppendLine(notice.Small).AppendLine().AppendLine(MailWords.WhyAccount.With(store.Value.Name)).ToString();
    }
}
