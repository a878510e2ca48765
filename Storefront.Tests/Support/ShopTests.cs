using System.Net;

namespace Storefront.Tests.Support;

public class ShopTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task The_shop_stands_on_its_database_and_is_ready(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var visitor = shop.NewVisitor();

        using var ready = await visitor.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Empty(shop.Log.Errors);
    }
}
