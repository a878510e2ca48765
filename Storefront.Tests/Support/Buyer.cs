using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Orders;

namespace Storefront.Tests.Support;

/// <summary>Somebody who buys without a script: reads pages, fills in forms, follows redirects one at a time.</summary>
public sealed class Buyer(HttpClient http, TestDatabase database) : IDisposable
{
    public Buyer(Uri address, TestDatabase database)
        : this(Visitor.At(address), database)
    {
    }

    public Buyer(Shop shop)
        : this(shop.Address, shop.Database)
    {
    }

    public HttpClient Http => http;

    public Task<HttpResponseMessage> AddAsync(string sku, string quantity = "1", bool htmx = false) =>
        PostFromShopAsync("/cart?handler=Add", htmx, ("sku", sku), ("quantity", quantity));

    /// <summary>A form without a token, posted from one of the shop's own pages.</summary>
    public Task<HttpResponseMessage> PostFromShopAsync(string path, bool htmx, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (htmx)
            request.Headers.Add("HX-Request", "true");
        return Http.SendAsync(request);
    }

    public Task<IHtmlDocument> CartAsync() => Http.GetHtmlAsync("/cart");

    public async Task<HttpResponseMessage> FillDetailsAsync(string email = "kim@example.com")
    {
        var page = await Http.GetHtmlAsync("/checkout");
        return await page.Form("#details form")
            .With("Email", email)
            .With("Delivery.Name", "Kim Berg")
            .With("Delivery.Line1", "Lindenallee 7")
            .With("Delivery.PostalCode", "10115")
            .With("Delivery.City", "Berlin")
            .SubmitAsync(Http, "button[class*=min-h-13]");
    }

    /// <summary>From a cart with something in it to the hosted page.</summary>
    /// <returns>The hosted page's address.</returns>
    public async Task<Uri> PlaceOrderAsync(Variant variant, int quantity = 1)
    {
        using var added = await AddAsync(variant.Sku, quantity.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        using var details = await FillDetailsAsync();
        Assert.Equal("/checkout/review", details.Headers.Location?.ToString());
        using var placed = await (await ReviewAsync()).SubmitAsync(Http, "#place-order");
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        return placed.Headers.Location!;
    }

    public async Task<HtmlForm> ReviewAsync() => (await Http.GetHtmlAsync("/checkout/review")).Form("#review-form");

    /// <summary>Pays on the hosted page and comes back.</summary>
    /// <returns>The order's page.</returns>
    public async Task<IHtmlDocument> PayAsync(Uri hosted)
    {
        using var paid = await Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]));
        Assert.Contains("/checkout/return", paid.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var back = await Http.GetAsync(paid.Headers.Location);
        Assert.StartsWith("/orders/", back.Headers.Location?.ToString(), StringComparison.Ordinal);
        return await Http.GetHtmlAsync(back.Headers.Location!.ToString());
    }

    public Task<HttpResponseMessage> BreakAsync(string call, string fault, int times = 1) =>
        Http.PostAsJsonAsync("/sandbox/faults", new { call, fault, times });

    public Task<Order> TheOrderAsync() => database.ReadAsync(db => db.Orders.Include(order => order.Events).OrderByDescending(order => order.Id).FirstAsync());

    public void Dispose() => Http.Dispose();
}
