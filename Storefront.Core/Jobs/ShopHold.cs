using Microsoft.Extensions.Logging;

namespace Storefront.Core.Jobs;

/// <summary>While there is one, no job runs: what a restored shop would send (mails, refunds, questions to the gateway) may have
/// been sent already by the shop that was backed up. A person lifts it.</summary>
public sealed class ShopHold
{
    public const string Table = "shop_holds";

    public const int MaxReason = 200;

    public long Id { get; private set; }

    public required DateTimeOffset Since { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Reminds the operator of a hold, once a minute at most.</summary>
public sealed class HoldReminder(TimeProvider time, ILogger<HoldReminder> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();

    private DateTimeOffset last = DateTimeOffset.MinValue;

    public void Remind(ShopHold hold)
    {
        var now = time.GetUtcNow();
        lock (turn)
        {
            if (now - last < Pause)
                return;
            last = now;
        }

        log.LogWarning("Jobs wait since {Since:O} ({Reason}): no mail, refund or webhook is worked on until 'dotnet Storefront.Web.dll resume'", hold.Since, hold.Reason);
    }
}
