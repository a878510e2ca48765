using System.Globalization;

namespace Storefront.Core.Shared;

/// <summary>Fills the places of a resource text by the culture of the request.</summary>
public static class Phrase
{
    public static string With(this string format, params ReadOnlySpan<object?> parts) => string.Format(CultureInfo.CurrentCulture, format, parts);
}
