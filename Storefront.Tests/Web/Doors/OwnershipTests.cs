using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Customers;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Storefront.Web.Hosting;

namespace Storefront.Tests.Web.Doors;

/// <summary>
/// What belongs to one shopper is not there for anybody else. The list is made from the shop's own endpoints: a new one that takes the name of something
/// must be told here whose that is, or the first test fails.
/// </summary>
public class OwnershipTests(Shops shops) : IClassFixture<Shops>
{
    /// <summary>Names of what everybody may see.</summary>
    private static readonly string[] Public = ["buy/{items}", "c/{**path}", "p/{slug}", "products/{slug}/review", "products/{slug}/reviews", "wishlist/shared/{token}"];

    /// <summary>By route: what the owner has.</summary>
    private static readonly Dictionary<string, Func<Belongings, string>> Private = new()
    {
        ["account/addresses/{code}"] = mine => $"/account/addresses/{mine.Address}",
        ["orders/{number}"] = mine => $"/orders/{mine.Order}",
        ["orders/{number}/address"] = mine => $"/orders/{mine.Order}/address",
        ["orders/{number}/invoice"] = mine => $"/orders/{mine.Order}/invoice",
        ["orders/{number}/invoices/{document}"] = mine => $"/orders/{mine.Order}/invoices/{mine.Invoice}",
        ["orders/{number}/invoices/{document}.pdf"] = mine => $"/orders/{mine.Order}/invoices/{mine.Invoice}.pdf",
        ["orders/{number}/return"] = mine => $"/orders/{mine.Order}/return",
    };

    /// <summary>By route: the id that its forms carry.</summary>
    private static readonly Dictionary<string, Func<Belongings, string>> Carried = new()
    {
        ["account/addresses"] = mine => mine.Address,
        ["account/passkeys"] = mine => mine.Passkey,
        ["account/sessions"] = mine => mine.Session,
    };

    [Fact]
    public async Task Every_endpoint_that_takes_the_name_of_something_says_whose_it_is()
    {
        var doors = await Door.AllAsync(await shops.OnAsync(DatabaseKind.Sqlite));

        var named = doors.Where(door => door.Route.Contains('{', StringComparison.Ordinal) && !IsForStaff(door)).Select(door => door.Route).Distinct().Except(Public);
        Assert.Equal(string.Join('\n', Private.Keys.Order()), string.Join('\n', named.Order()));
        var carrying = doors.Where(door => door is { IsClosed: true, TakesId: true } && !IsForStaff(door)).Select(door => door.Route).Distinct();
        Assert.Equal(string.Join('\n', Carried.Keys.Order()), string.Join('\n', carrying.Order()));
    }

    [Theory, BothDatabases]
    public async Task What_is_one_shoppers_is_not_there_for_another_nor_for_a_stranger(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var owner = await shop.Given.AShopperAsync();
        using var here = await shop.SignedInAsync(owner);
        var mine = await BelongingsAsync(shop, owner);
        using var another = await shop.SignedInAsync(await shop.Given.AShopperAsync());
        using var stranger = shop.NewVisitor();
        var foreignKey = await ForeignKeyAsync(shop);
        var before = await StateAsync(shop, mine);
        var asked = 0;

        foreach (var door in (await Door.AllAsync(shop)).Where(door => Private.ContainsKey(door.Route) || (Carried.ContainsKey(door.Route) && door.TakesId)))
        {
            var address = Private.TryGetValue(door.Route, out var path) ? path(mine) : $"/{door.Route}";
            var id = Carried.TryGetValue(door.Route, out var carried) ? carried(mine) : null;
            string[] keys = door.Route.StartsWith("orders/", StringComparison.Ordinal) ? ["", "x", foreignKey] : [""];
            foreach (var key in keys)
            {
                Assert.Equal(HttpStatusCode.NotFound, await AskAsync(another, door, address, key, id));
                // A guest is asked to sign in where only shoppers come, whatever they ask for.
                Assert.Equal(door.IsClosed ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, await AskAsync(stranger, door, address, key, id));
                asked += 2;
            }

            if (door.Method == "GET")
                Assert.NotEqual(HttpStatusCode.NotFound, await AskAsync(here, door, address, "", id));
        }

        Assert.Equal(before, await StateAsync(shop, mine));
        Assert.True(asked > 60, $"Only {asked} were asked for.");
        Assert.Empty(shop.Log.Errors);
    }

    /// <summary>Staff see every order; who may come in there is a matter of rights.</summary>
    private static bool IsForStaff(Door door) => door.Route.StartsWith("admin", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> AskAsync(HttpClient visitor, Door door, string address, string key, string? id)
    {
        var query = string.Join('&', new[] { door.Handler.Length > 0 ? $"handler={door.Handler}" : "", key.Length > 0 ? $"key={Uri.EscapeDataString(key)}" : "" }.Where(part => part.Length > 0));
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), query.Length > 0 ? $"{address}?{query}" : address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (door.Method == "POST")
        {
            var token = (await visitor.GetHtmlAsync("/account/register")).Form("main form")["__RequestVerificationToken"];
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("id", id ?? ""), new("Name", "x"), new("reason", "damaged")]);
        }

        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<Belongings> BelongingsAsync(Shop shop, Shopper owner)
    {
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        var passkey = Guid.NewGuid().ToByteArray();
        await shop.Given.SaveAsync(async db =>
        {
            await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.ShopperId, owner.Id));
            db.Passkeys.Add(new()
            {
                UserId = owner.Id,
                CredentialId = passkey,
                Data = new() { Name = "Telephone", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], CreatedAt = shop.Clock.GetUtcNow() },
            });
            return true;
        });
        var saved = await shop.Services.RunAsync((KeepAddress keep) => keep.RunAsync(owner.Id, null, Given.AnAddress(), makeDefault: true));
        return await shop.Database.ReadAsync(async db => new Belongings(
            order.Number,
            await db.Invoices.Where(invoice => invoice.OrderNumber == order.Number).Select(invoice => invoice.Number).FirstAsync(),
            saved.Value.Code,
            System.Buffers.Text.Base64Url.EncodeToString(passkey),
            $"{await db.Sessions.Where(session => session.ShopperId == owner.Id).Select(session => session.Id).FirstAsync()}"));
    }

    /// <summary>The key of another order's link.</summary>
    private static async Task<string> ForeignKeyAsync(Shop shop)
    {
        var other = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));
        return Uri.UnescapeDataString(shop.Services.GetRequiredService<OrderLinks>().PathTo(other.Number).Split("key=")[1]);
    }

    private static Task<string> StateAsync(Shop shop, Belongings mine) => shop.Database.ReadAsync(async db =>
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Events).SingleAsync(o => o.Number == mine.Order);
        return $"{order.Status} {order.DeliveryAddress} {order.Events.Count} {await db.Returns.CountAsync()} {await db.SavedAddresses.CountAsync()} {await db.Sessions.CountAsync()} {await db.Passkeys.CountAsync()} {await db.Carts.CountAsync()}";
    });

    private sealed record Belongings(string Order, string Invoice, string Address, string Passkey, string Session);
}
