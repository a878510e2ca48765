namespace Storefront.Web.Components.Ui;

/// <summary>The id of a field from its form name (<c>Address.City</c> becomes <c>address-city</c>), so that an error summary can link to it.</summary>
public static class FieldId
{
    public static string Of(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
}
