namespace Storefront.Web.Components.Ui;

public enum ButtonKind
{
    /// <summary>The one thing to do on this page.</summary>
    Primary,

    /// <summary>Something else that can be done.</summary>
    Secondary,

    /// <summary>As quiet as a link.</summary>
    Quiet,

    /// <summary>Takes something away.</summary>
    Danger,
}

public enum ButtonSize
{
    Small,
    Normal,
    Large,
}

/// <summary>The classes that <see cref="Button"/> and <see cref="LinkButton"/> share.</summary>
internal static class ButtonLook
{
    private const string Always =
        "inline-flex items-center justify-center gap-2 rounded-md font-medium text-center no-underline cursor-pointer transition-[background-color,color,opacity] duration-150 " +
        "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&.htmx-request]:opacity-70";

    public static string Classes(ButtonKind kind, ButtonSize size, bool wide) => $"{Always} {Of(kind)} {Of(size)}{(wide ? " w-full" : "")}";

    private static string Of(ButtonKind kind) => kind switch
    {
        ButtonKind.Primary => "bg-primary text-primary-foreground hover:bg-primary-strong",
        ButtonKind.Secondary => "border border-input bg-card text-foreground hover:bg-muted",
        ButtonKind.Danger => "border border-destructive text-destructive hover:bg-destructive hover:text-destructive-foreground",
        _ => "text-foreground underline-offset-4 hover:underline",
    };

    private static string Of(ButtonSize size) => size switch
    {
        ButtonSize.Small => "min-h-9 px-3 text-sm",
        ButtonSize.Large => "min-h-13 px-7 text-[1.0625rem]",
        _ => "min-h-11 px-5",
    };
}
