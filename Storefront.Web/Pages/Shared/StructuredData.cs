using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Pages.Shared;

/// <summary>What search engines read (schema.org), from the same values that the page shows. The JSON escapes &lt;, &gt; and &amp;, so it cannot end its script block.</summary>
internal static class StructuredData
{
    private const string Context = "https://schema.org";

    public static string Shop(StoreOptions store) => Write(new JsonObject
    {
        ["@context"] = Context,
        ["@type"] = "OnlineStore",
        ["name"] = store.Name,
        ["url"] = Absolute(store, "/"),
    });

    public static string Breadcrumbs(StoreOptions store, IReadOnlyList<Crumb> trail, string here) => Write(new JsonObject
    {
        ["@context"] = Context,
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. trail.Select((crumb, index) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = crumb.Text,
            ["item"] = Absolute(store, crumb.Href ?? here),
        })]),
    });

    /// <summary>The product with an offer for each of its variants; ratings only when the page shows the reviews.</summary>
    public static string Product(StoreOptions store, ProductView view)
    {
        var product = new JsonObject
        {
            ["@context"] = Context,
            ["@type"] = "Product",
            ["name"] = view.Name,
            ["description"] = view.Summary,
            ["url"] = Absolute(store, view.Path),
            ["brand"] = new JsonObject { ["@type"] = "Brand", ["name"] = view.Brand },
            ["image"] = new JsonArray([.. view.Shown.Select(picture => (JsonNode)Absolute(store, Raster(picture.Path)))]),
        };
        if (view.Choice.Variant is { } chosen)
        {
            product["sku"] = chosen.Sku;
            if (chosen.Gtin is not null)
                product["gtin"] = chosen.Gtin;
            product["offers"] = Offer(store, view, chosen.Sku, chosen.Price, chosen.Stock);
        }

        if (view.RatingCount > 0 && view.Reviews.Items.Count > 0)
            product["aggregateRating"] = new JsonObject
            {
                ["@type"] = "AggregateRating",
                ["ratingValue"] = Math.Round(view.Rating, 1),
                ["reviewCount"] = view.RatingCount,
            };
        return Write(product);
    }

    private static JsonObject Offer(StoreOptions store, ProductView view, string sku, Money price, StockLevel stock)
    {
        var offer = new JsonObject
        {
            ["@type"] = "Offer",
            ["url"] = Absolute(store, $"{view.Path}?variant={Uri.EscapeDataString(sku)}"),
            ["price"] = Amount(price),
            ["priceCurrency"] = price.Currency,
            ["availability"] = $"{Context}/{(stock == StockLevel.Out ? "OutOfStock" : stock == StockLevel.Low ? "LimitedAvailability" : "InStock")}",
            ["itemCondition"] = $"{Context}/NewCondition",
            ["hasMerchantReturnPolicy"] = new JsonObject
            {
                ["@type"] = "MerchantReturnPolicy",
                ["applicableCountry"] = store.Country,
                ["returnPolicyCategory"] = $"{Context}/MerchantReturnFiniteReturnWindow",
                ["merchantReturnDays"] = ProductView.ReturnDays,
                ["returnMethod"] = $"{Context}/ReturnByMail",
            },
        };
        if (view.Delivery is [var standard, ..])
            offer["shippingDetails"] = new JsonObject
            {
                ["@type"] = "OfferShippingDetails",
                ["shippingRate"] = new JsonObject { ["@type"] = "MonetaryAmount", ["value"] = Amount(standard.Price), ["currency"] = standard.Price.Currency },
                ["shippingDestination"] = new JsonObject { ["@type"] = "DefinedRegion", ["addressCountry"] = store.Country },
            };
        return offer;
    }

    /// <summary>Sites that show a link's picture, and product feeds, take no SVG; the demo's drawings have a JPEG beside them.</summary>
    public static string Raster(string path) => path.EndsWith(".svg", StringComparison.Ordinal) ? Path.ChangeExtension(path, ".jpg") : path;

    private static string Absolute(StoreOptions store, string path) => store.PublicUrl.TrimEnd('/') + path;

    public static string Amount(Money money) => money.InMajorUnits().ToString($"F{Currencies.Exponent(money.Currency)}", CultureInfo.InvariantCulture);

    private static string Write(JsonObject data) => data.ToJsonString(JsonSerializerOptions.Default);
}
