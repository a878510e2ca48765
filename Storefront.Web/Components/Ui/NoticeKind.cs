namespace Storefront.Web.Components.Ui;

public enum NoticeKind
{
    Info,
    Good,
    Warning,
    Error,
}
