using Storefront.Core.Attention;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Admin.Attention;

/// <param name="Subject">Whose form was refused.</param>
/// <param name="Note">What was typed into it.</param>
public sealed record AttentionView(IReadOnlyList<AttentionItem> Items, DateTimeOffset Now, TimeZoneInfo Zone, SignedIn Staff, string? News, string? Failure, string? Subject, string? Note, string FormToken);

internal static class AttentionText
{
    public static string Of(AttentionKind kind) => AdminWords.ResourceManager.GetString($"Kind{kind}", AdminWords.Culture) ?? kind.ToString();

    public static string Of(AttentionFix fix) => AdminWords.ResourceManager.GetString($"Fix{fix}", AdminWords.Culture) ?? fix.ToString();

    public static string Age(TimeSpan age) => age switch
    {
        { TotalHours: < 1 } => AdminWords.AgeMinutes.With((int)age.TotalMinutes),
        { TotalDays: < 2 } => AdminWords.AgeHours.With((int)age.TotalHours),
        _ => AdminWords.AgeDays.With((int)age.TotalDays),
    };
}
