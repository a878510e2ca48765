using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>A way to send this parcel, with the days it may arrive on.</summary>
public sealed record ShippingOffer(string Code, string Name, Money Price, DateOnly From, DateOnly To);

/// <summary>What sending a parcel costs.</summary>
public static class ShippingQuote
{
    /// <summary>The offers for a parcel, in the merchant's order; none when the shop does not deliver there.</summary>
    /// <param name="rates">Those of the country it goes to.</param>
    /// <param name="grams">Weight of the goods.</param>
    /// <param name="value">Value of the goods in minor units, as charged.</param>
    /// <param name="today">The day the order is placed.</param>
    public static IReadOnlyList<ShippingOffer> From(IEnumerable<ShippingRate> rates, int grams, long value, DateOnly today) => [.. rates
        .Where(rate => rate.Covers(grams, value))
        .DistinctBy(rate => rate.Code)
        .Select(rate => new ShippingOffer(rate.Code, rate.Name, rate.Price, WorkingDays.After(today, rate.MinDays), WorkingDays.After(today, rate.MaxDays)))];
}

public static class WorkingDays
{
    /// <summary>The day so many working days (Monday to Friday) after a day.</summary>
    public static DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0 || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                workingDays--;
        }

        return day;
    }
}
