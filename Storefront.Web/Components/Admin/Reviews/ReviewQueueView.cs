using Storefront.Core.Reviews;
using Storefront.Web.Components.Reviews;

namespace Storefront.Web.Components.Admin.Reviews;

/// <param name="MayModerate">Whether this member of staff decides; others only read.</param>
public sealed record ReviewQueueView(
    Slice<QueuedReview> Reviews, ListState State, IReadOnlyList<ListTab> Tabs, bool MayModerate, string? News, string? Failure, TimeZoneInfo Zone, string FormToken)
{
    /// <summary>A handler at the address of this list, so that staff come back to where they were.</summary>
    public string Action(string handler) => State.ToString() is var here && here.Contains('?', StringComparison.Ordinal) ? $"{here}&handler={handler}" : $"{here}?handler={handler}";
}

/// <param name="Revision">The words that are read here: a decision is about them and no others.</param>
public sealed record QueuedReview(
    long Id, string Token, int Revision, string Slug, string Product, ReviewStatus Status, string Author, int Rating, string Title, string Body, DateTimeOffset WrittenAt, bool IsVerified,
    string? Reply, string? RejectedBecause, IReadOnlyList<ReviewPicture> Photos);
