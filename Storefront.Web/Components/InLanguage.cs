using System.Globalization;

namespace Storefront.Web.Components;

/// <summary>Writes something in the language of who will read it, whatever the request's is.</summary>
public static class InLanguage
{
    /// <param name="locale">BCP 47 tag.</param>
    /// <param name="write">Returns what it wrote; nothing of it is asked for later.</param>
    public static T Of<T>(string locale, Func<T> write)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(locale);
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }
}
