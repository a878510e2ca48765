using System.Globalization;

namespace Storefront.Web.Pages.Shared;

internal static class PageNumber
{
    /// <summary>The number of <c>?page=</c>: 1 when it is not asked for; null for what is no page, and for <c>?page=1</c>, which is the address without it.</summary>
    public static int? Of(string? page, int last) => page is null
        ? 1
        : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1 && number <= last ? number : null;
}
