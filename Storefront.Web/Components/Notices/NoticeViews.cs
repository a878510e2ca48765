using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Components.Notices;

/// <param name="IsThere">It can be bought: there is nothing to wait for.</param>
/// <param name="ShopperEmail">Of who is signed in; null for guests, who type theirs.</param>
/// <param name="IsNoted">Whether the shopper is told already.</param>
/// <param name="Done">What has just been done: <c>asked</c>, <c>noted</c> or <c>stopped</c>.</param>
public sealed record NoticeView(
    string Sku, string Product, string Slug, IReadOnlyList<string> Options, bool IsThere, string? ShopperEmail, bool IsNoted, string? Typed, string? Done, IReadOnlyList<FormError> Errors, string FormToken)
{
    public string Name => Options.Count == 0 ? Product : $"{Product} ({string.Join(", ", Options)})";

    public string? News => Done switch
    {
        "asked" => NoticeWords.Asked,
        "noted" => NoticeWords.Noted,
        "stopped" => NoticeWords.StoppedText,
        _ => null,
    };
}

/// <summary>What stands behind a link out of a mail, and the one thing to do there.</summary>
/// <param name="Action">Where the button posts to; null when nothing is left to do.</param>
/// <param name="Key">Sent along by the form, where it does not stand in the address.</param>
public sealed record NoticeLinkView(string Title, string Text, string? Action, string? Key, string? Button, string? FormToken)
{
    public static NoticeLinkView Dead => new(NoticeWords.DeadTitle, NoticeWords.DeadText, null, null, null, null);
}
