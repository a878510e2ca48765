using Hangfire;
using Microsoft.Extensions.Logging;

namespace Storefront.Core.Checks;

/// <summary>Checks the shop every night; what it finds is an error in the log, which the monitoring tells people of.</summary>
public sealed class NightlyCheck(CheckStore check, ILogger<NightlyCheck> log)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancel)
    {
        var findings = await check.RunAsync(cancel);
        foreach (var finding in findings)
            log.LogError("Check {Invariant} broken by {Subject}: {Detail}", finding.Invariant, finding.Subject, finding.Detail);
        log.LogInformation("Checked {Invariants} invariants, {Findings} findings", CheckStore.All.Count, findings.Count);
    }
}
