using System.Globalization;

namespace Storefront.Web.Components;

/// <summary>Days as people speak of them, without the year: a parcel arrives within weeks.</summary>
public static class DeliveryDays
{
    public static string Of(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.CurrentCulture);
}
