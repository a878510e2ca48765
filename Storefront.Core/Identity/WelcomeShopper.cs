using Microsoft.Extensions.Logging;

namespace Storefront.Core.Identity;

/// <summary>What the browser brought along from before its shopper was known.</summary>
/// <param name="CartToken">The cart of the guest they were.</param>
/// <param name="IsCheckingOut">Whether they signed in on the way to an order.</param>
/// <param name="WishlistToken">The wishlist of the guest they were.</param>
public sealed record Visitor(string? CartToken, bool IsCheckingOut, string? WishlistToken = null);

/// <summary>
/// Something a room does when a shopper has just been recognised, by whatever means: what they did as a guest becomes theirs. Their address is proven
/// whenever this runs. Safe to repeat, because every sign-in repeats it.
/// </summary>
public interface IWelcome
{
    Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel);
}

/// <summary>Runs every room's welcome. One that fails keeps nobody out: it is logged, and comes again at the next sign-in.</summary>
public sealed partial class WelcomeShopper(IEnumerable<IWelcome> welcomes, ILogger<WelcomeShopper> log)
{
    public async Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel = default)
    {
        foreach (var welcome in welcomes)
        {
            try
            {
                await welcome.RunAsync(shopper, visitor, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, welcome.GetType().Name, shopper.Id, failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Welcome} failed for shopper {Shopper}")]
    private static partial void Failed(ILogger logger, string welcome, long shopper, Exception failure);
}
