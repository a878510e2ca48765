using Storefront.Web.Components.Ui;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Orders;

/// <summary>Why things come back. The words are what staff read, so they are kept as they were chosen.</summary>
public static class ReturnReasons
{
    public static IReadOnlyList<Select.Choice> Choices =>
    [
        new("changed_mind", OrderWords.ReasonChangedMind),
        new("does_not_fit", OrderWords.ReasonDoesNotFit),
        new("not_as_described", OrderWords.ReasonNotAsDescribed),
        new("damaged", OrderWords.ReasonDamaged),
        new("wrong_item", OrderWords.ReasonWrongItem),
        new("too_late", OrderWords.ReasonTooLate),
        new("other", OrderWords.ReasonOther),
    ];

    /// <summary>Null for what is no choice.</summary>
    public static string? Of(string? chosen) => Choices.FirstOrDefault(choice => choice.Value == chosen)?.Text;
}
