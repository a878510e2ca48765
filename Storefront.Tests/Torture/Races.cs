using Storefront.Core.Catalog;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

internal static class Races
{
    /// <summary>So many carts that only have to be ordered.</summary>
    public static async Task<IReadOnlyList<string>> CartsAsync(Given given, int count, params (Variant, int)[] lines)
    {
        var carts = new List<string>();
        for (var i = 0; i < count; i++)
            carts.Add(await given.ACartReadyToOrderAsync(lines));
        return carts;
    }
}
