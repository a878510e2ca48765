namespace Storefront.Web.Components.Ui;

/// <summary>What <see cref="Field"/>, <see cref="Select"/> and <see cref="QuantityInput"/> share.</summary>
internal static class FieldLook
{
    public const string Control =
        "block w-full min-h-11 rounded-md border border-input bg-card px-3 text-foreground placeholder:text-muted-foreground " +
        "aria-invalid:border-destructive aria-invalid:border-2";

    /// <summary>The ids of the hint and the error that describe a control; null when there are none.</summary>
    public static string? DescribedBy(string id, string? hint, string? error) => (hint, error) switch
    {
        (null, null) => null,
        (not null, null) => $"{id}-hint",
        (null, not null) => $"{id}-error",
        _ => $"{id}-hint {id}-error",
    };
}
