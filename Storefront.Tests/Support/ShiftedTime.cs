namespace Storefront.Tests.Support;

/// <summary>The real clock, moved: what is due tomorrow can be seen today, while timers run as ever.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private TimeSpan shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;

    public void Advance(TimeSpan by) => shift += by;
}
