using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin;

/// <summary>What a form of the back office lacks before a use case is asked.</summary>
internal static class AdminRefusals
{
    public static Refusal CarrierMissing => new("carrier_missing", AdminWords.CarrierMissing);

    public static Refusal ReasonMissing => new("reason_missing", AdminWords.ReasonMissing);

    public static Refusal AmountWrong => new("amount_wrong", AdminWords.AmountWrong);

    public static Refusal NoteMissing => new("note_missing", AdminWords.NoteMissing);

    public static Refusal ChangedMeanwhile => new("changed_meanwhile", AdminWords.ChangedMeanwhile, RefusalKind.Conflict);
}
