namespace Storefront.Tests.Support;

/// <summary>For what happens in the background: looks until it has happened, and fails after some seconds.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 15)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                Assert.Fail($"It did not happen within {seconds} s: {what}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 15) => TrueAsync(() => Task.FromResult(condition()), what, seconds);
}
