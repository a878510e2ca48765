using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Browser;

/// <summary>Somebody without an account in front of a browser, who does what people do: reads, clicks, types.</summary>
public sealed class Guest : IAsyncDisposable
{
    private readonly IBrowserContext window;
    private readonly bool javaScript;

    private Guest(IBrowserContext window, IPage page, bool javaScript) => (this.window, Page, this.javaScript) = (window, page, javaScript);

    public IPage Page { get; }

    /// <summary>What the browser complained about: errors of scripts and refusals by the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Guest> OpenAsync(Support.Browser browser, Shop shop, bool javaScript, int width = 1280, ColorScheme colors = ColorScheme.Light)
    {
        var window = await browser.OpenAsync(shop.Address.ToString(), javaScript, colors, width);
        window.SetDefaultTimeout(15_000);
        var page = await window.NewPageAsync();
        var guest = new Guest(window, page, javaScript);
        page.PageError += (_, error) => guest.Complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                guest.Complaints.Add(message.Text);
        };
        return guest;
    }

    public async Task PutIntoCartAsync(Product product, int quantity = 1)
    {
        await Page.GotoAsync($"/p/{product.Slug}?variant={product.Variants[0].Sku}");
        await Page.FillAsync("#add-to-cart [name=quantity]", quantity.ToString(CultureInfo.InvariantCulture));
        await Page.ClickAsync("#add-to-cart button:not([type=button])");
        if (javaScript)
            await Page.GetByRole(AriaRole.Link, new() { Name = CartWords.ViewCart }).ClickAsync();
        await ArriveAsync("/cart");
    }

    /// <summary>On the cart or the last page of the checkout.</summary>
    public async Task EnterCodeAsync(string code)
    {
        if (await Page.Locator("#codes details[open]").CountAsync() == 0)
            await Page.ClickAsync("#codes summary");
        await Page.FillAsync("#code", code);
        await Page.PressAsync("#code", "Enter");
    }

    public async Task TellWhereToAsync()
    {
        await Page.GotoAsync("/cart");
        await Page.GetByRole(AriaRole.Link, new() { Name = CartWords.Checkout }).ClickAsync();
        await Page.FillAsync("[name=Email]", "kim@example.com");
        await Page.FillAsync("[name='Delivery.Name']", "Kim Berg");
        await Page.FillAsync("[name='Delivery.Line1']", "Lindenallee 7");
        await Page.FillAsync("[name='Delivery.PostalCode']", "10115");
        await Page.FillAsync("[name='Delivery.City']", "Berlin");
        await Page.GetByRole(AriaRole.Button, new() { Name = CheckoutWords.Continue }).ClickAsync();
        await ArriveAsync("/checkout/review");
    }

    /// <summary>To the hosted page.</summary>
    public async Task PlaceOrderAsync()
    {
        await Page.ClickAsync("#place-order");
        await ArriveAsync("/sandbox/stripe/");
    }

    public async Task PayWithAsync(string card)
    {
        await Page.CheckAsync($"input[name=card][value='{card}']");
        await Page.ClickAsync("form button[type=submit]");
    }

    /// <summary>By the address alone: the load event of a page that was quick to come can be over before it is waited for.</summary>
    public Task ArriveAsync(string path) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(path)), new() { Timeout = 15_000 });

    public async ValueTask DisposeAsync() => await window.DisposeAsync();
}
