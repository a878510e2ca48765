using System.Globalization;

namespace Storefront.Web.Components.Admin;

/// <summary>Times as the clock on the shop's wall shows them.</summary>
public static class AdminTime
{
    public static string Moment(this TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("g", CultureInfo.CurrentCulture);

    public static string Day(this TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("d", CultureInfo.CurrentCulture);

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Exact(this DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
