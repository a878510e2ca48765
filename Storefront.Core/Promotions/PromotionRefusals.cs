using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Promotions;

/// <summary>Why a code does not count.</summary>
public static class PromotionRefusals
{
    public static Refusal UnknownCode => new("unknown_code", Refusals.UnknownCode);

    public static Refusal NotStarted => new("code_not_started", Refusals.CodeNotStarted);

    public static Refusal Expired => new("code_expired", Refusals.CodeExpired);

    public static Refusal UsedUp => new("code_used_up", Refusals.CodeUsedUp);

    public static Refusal UsedByYou => new("code_used_by_you", Refusals.CodeUsedByYou);

    public static Refusal NotForTheseItems => new("code_not_for_these_items", Refusals.CodeNotForTheseItems);

    public static Refusal MinimumNotMet(Money missing) => new("code_minimum_not_met", Refusals.CodeMinimumNotMet.With(missing));

    public static Refusal CannotCombine(string other) => new("code_cannot_combine", Refusals.CodeCannotCombine.With(other));
}
