namespace Storefront.Tests.Support;

/// <summary>The real clock, moved by whatever a test says: timers run as always, the date is the test's.</summary>
public sealed class MovableClock : TimeProvider
{
    private long moved;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref moved));

    public void Advance(TimeSpan by) => Interlocked.Add(ref moved, by.Ticks);
}
