using System.Diagnostics;

namespace Storefront.Core.Shared;

/// <summary>Named places in the code where tests let things go wrong. Inert unless the environment variable
/// <c>STOREFRONT_FAULT</c> arms some: <c>settle.before-commit=kill;job.leased=delay:500</c>. <c>kill</c> ends the process as
/// <c>kill -9</c> does, <c>throw</c> fails there once, <c>delay:ms</c> waits, <c>barrier:n</c> parks until n have arrived.</summary>
public static class FaultPoint
{
    public const string OrderBeforeCommit = "order.before-commit";
    public const string OrderCommitted = "order.committed";
    public const string PaymentBeforeGateway = "payment.before-gateway";
    public const string PaymentAfterGateway = "payment.after-gateway";
    public const string SettleBeforeCommit = "settle.before-commit";
    public const string SettleCommitted = "settle.committed";
    public const string WebhookBeforeCommit = "webhook.before-commit";
    public const string WebhookCommitted = "webhook.committed";
    public const string ReleaseAfterGateway = "release.after-gateway";
    public const string ReleaseBeforeCommit = "release.before-commit";
    public const string RefundAfterGateway = "refund.after-gateway";
    public const string InvoiceBeforeCommit = "invoice.before-commit";
    public const string CreditNoteBeforeCommit = "credit-note.before-commit";
    public const string JobLeased = "job.leased";
    public const string JobBeforeDone = "job.before-done";
    public const string MailAccepted = "mail.accepted";

    public static readonly IReadOnlyList<string> All =
    [
        OrderBeforeCommit, OrderCommitted, PaymentBeforeGateway, PaymentAfterGateway, SettleBeforeCommit, SettleCommitted, WebhookBeforeCommit, WebhookCommitted,
        ReleaseAfterGateway, ReleaseBeforeCommit, RefundAfterGateway, InvoiceBeforeCommit, CreditNoteBeforeCommit, JobLeased, JobBeforeDone, MailAccepted,
    ];

    private static readonly Dictionary<string, Armed>? ArmedPoints = Read(Environment.GetEnvironmentVariable("STOREFRONT_FAULT"));

    public static ValueTask ReachAsync(string point) =>
        ArmedPoints is null || !ArmedPoints.TryGetValue(point, out var armed) ? ValueTask.CompletedTask : new(armed.ActAsync(point));

    private static Dictionary<string, Armed>? Read(string? setting) => string.IsNullOrWhiteSpace(setting)
        ? null
        : setting.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(fault => fault.Split('=', 2))
            .ToDictionary(fault => All.Contains(fault[0]) ? fault[0] : throw new InvalidOperationException($"STOREFRONT_FAULT: there is no fault point '{fault[0]}'."), fault => new Armed(fault[1]));

    private sealed class Armed(string fault)
    {
        private readonly TaskCompletionSource everybodyIsHere = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int arrived;

        public async Task ActAsync(string point)
        {
            var nth = Interlocked.Increment(ref arrived);
            switch (fault.Split(':'))
            {
                case ["kill"]:
                    using (var self = Process.GetCurrentProcess())
                        self.Kill();
                    await Task.Delay(Timeout.Infinite);
                    break;
                case ["throw"] when nth == 1:
                    throw new InvalidOperationException($"The fault at {point} was asked for.");
                case ["delay", var milliseconds]:
                    await Task.Delay(int.Parse(milliseconds, System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case ["barrier", var count]:
                    if (nth >= int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))
                        everybodyIsHere.TrySetResult();
                    await everybodyIsHere.Task;
                    break;
            }
        }
    }
}
