using System.Globalization;
using Storefront.Core.Jobs;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Core.Attention;

/// <summary>Does the safe fix of an <see cref="AttentionItem"/>, each under a guard of its own. Refuses in words when it was done
/// already, by a second press or by somebody else, or is not possible; then nothing has changed.</summary>
public sealed class FixAttention(
    MarkSeen seen, RecheckPayment recheck, RefundUnmatchedPayment refundPayment, RetryRefund retryRefund, RecordDispute disputes, RetryJob retryJob, ReplayWebhook replay)
{
    /// <param name="kind">What it is.</param>
    /// <param name="subject">As the item told it.</param>
    /// <param name="fix">The item's own fix, or to put it away with a note.</param>
    /// <param name="staff">Who asks for it.</param>
    /// <param name="note">What became of it; only for putting it away.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public async Task<Outcome<bool>> RunAsync(AttentionKind kind, string subject, AttentionFix fix, string staff, string note = "", CancellationToken cancel = default)
    {
        var concern = AttentionKinds.ConcernOf(kind);
        var isOwn = concern is { } known ? AttentionKinds.Of(known).Fix == fix : fix == (kind == AttentionKind.FailedWebhook ? AttentionFix.ReplayWebhook : AttentionFix.RetryJob);
        return (fix, concern) switch
        {
            (AttentionFix.MarkSeen, { } about) => await seen.RunAsync(about, subject, staff, note, cancel),
            _ when !isOwn => AttentionRefusals.NotItsFix,
            (AttentionFix.RecheckPayment, { } about) => Done(await recheck.RunAsync(about, subject, staff, cancel)),
            (AttentionFix.RefundPayment, { } about) => await refundPayment.RunAsync(about, subject, staff, cancel),
            (AttentionFix.RetryRefund, _) => RefundId(subject) is { } id ? await retryRefund.RunAsync(id, staff, cancel) : PaymentRefusals.NoSuchRefund,
            (AttentionFix.FollowDispute, _) => Done(await disputes.RunAsync(subject, cancel)),
            (AttentionFix.RetryJob, _) => long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var job) ? await retryJob.RunAsync(job, cancel) : JobRefusals.NoSuchJob,
            (AttentionFix.ReplayWebhook, _) => await replay.RunAsync(subject, cancel),
            _ => AttentionRefusals.NotItsFix,
        };
    }

    private static Outcome<bool> Done<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal ? refusal : true;

    private static long? RefundId(string subject) =>
        subject.StartsWith(Refund.KeyPrefix, StringComparison.Ordinal) && long.TryParse(subject.AsSpan(Refund.KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
