using Storefront.Web.Pages.Carts;

namespace Storefront.Web.Hosting;

/// <summary>What the pages from the cart to the order need.</summary>
internal static class Buying
{
    public static void AddBuying(this IServiceCollection services)
    {
        services.AddSingleton<OrderLinks>();
        services.AddScoped<ReadCart>();
        services.AddScoped<FillCart>();
    }
}
