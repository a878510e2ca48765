using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>The lines of a session, each with its own price data, and the total they come to.</summary>
public static class LineItemRules
{
    private static readonly HashSet<string> ActedOn = ["price_data", "quantity", "metadata"];

    private static readonly HashSet<string> ActedOnInPrice = ["currency", "product_data", "unit_amount", "tax_behavior"];

    public static StripeError? FirstBroken(JsonObject p)
    {
        if (p["line_items"] is not JsonArray { Count: > 0 } items)
            return StripeError.Missing("line_items");
        if (items.Count > 100)
            return StripeError.Invalid("You can have at most 100 line items.", "line_items");
        for (var i = 0; i < items.Count; i++)
        {
            if (Broken(items[i]!.AsObject(), $"line_items[{i}]") is { } broken)
                return broken;
        }
        return OneCurrency(p, items) ?? Total(items);
    }

    public static string Currency(JsonArray items) => CurrencyOf(items[0]!);

    private static string CurrencyOf(JsonNode item) => item["price_data"]!.AsObject().Text("currency")!.ToLowerInvariant();

    private static StripeError? Broken(JsonObject item, string path)
    {
        if (item.FirstOrDefault(field => !ActedOn.Contains(field.Key)).Key is { } other)
            return StripeError.NotEmulated($"{path}[{other}]");
        if (item["price_data"] is not JsonObject price)
            return StripeError.Missing($"{path}[price_data]");
        if (price.FirstOrDefault(field => !ActedOnInPrice.Contains(field.Key)).Key is { } priceField)
            return StripeError.NotEmulated($"{path}[price_data][{priceField}]");
        if (price.Text("currency") is not { } currency)
            return StripeError.Missing($"{path}[price_data][currency]");
        if (!Currencies.IsKnown(currency.ToLowerInvariant()))
            return StripeError.Invalid($"Invalid currency: {currency}. See https://stripe.com/docs/currencies for the currencies that Stripe supports.", $"{path}[price_data][currency]");
        if (price["product_data"] is not JsonObject product)
            return StripeError.Missing($"{path}[price_data][product_data]");
        if (product.Text("name") is null)
            return StripeError.Missing($"{path}[price_data][product_data][name]");
        if (product["images"] is JsonArray { Count: > 8 })
            return StripeError.Invalid("A product can have at most 8 images.", $"{path}[price_data][product_data][images]");
        if (!price.ContainsKey("unit_amount"))
            return StripeError.Missing($"{path}[price_data][unit_amount]");
        if (!item.ContainsKey("quantity"))
            return StripeError.Missing($"{path}[quantity]");
        return AtLeast(price.Number("unit_amount"), 0, $"{path}[price_data][unit_amount]") ?? AtMost(price.Number("unit_amount"), Currencies.MostPerCharge, $"{path}[price_data][unit_amount]")
            ?? AtLeast(item.Number("quantity"), 1, $"{path}[quantity]") ?? AtMost(item.Number("quantity"), 999_999, $"{path}[quantity]");
    }

    private static StripeError? OneCurrency(JsonObject p, JsonArray items)
    {
        var currency = p.Text("currency")?.ToLowerInvariant() ?? Currency(items);
        return items.All(item => CurrencyOf(item!) == currency)
            ? null
            : StripeError.Invalid($"All line items of a Checkout Session must have the same currency: {currency}.", "line_items");
    }

    private static StripeError? Total(JsonArray items)
    {
        var currency = Currency(items);
        var total = items.Sum(item => (decimal)item!["price_data"]!.AsObject().Number("unit_amount") * item.AsObject().Number("quantity"));
        if (total == 0)
            return StripeError.NotEmulated("line_items that cost nothing");
        if (total < Currencies.LeastPerCharge(currency))
        {
            return StripeError.Invalid(
                $"The Checkout Session's total amount due must add up to at least {Currencies.InMessage(Currencies.LeastPerCharge(currency), currency)} {currency}", code: "amount_too_small");
        }
        return total > Currencies.MostPerCharge
            ? StripeError.Invalid($"The Checkout Session's total amount due must be no more than {Currencies.InMessage(Currencies.MostPerCharge, currency)} {currency}", code: "amount_too_large")
            : null;
    }

    public static StripeError? AtLeast(long value, long least, string path) => value >= least
        ? null
        : StripeError.Invalid($"This value must be greater than or equal to {least}.", path, "parameter_invalid_integer");

    public static StripeError? AtMost(long value, long most, string path) => value <= most
        ? null
        : StripeError.Invalid($"This value must be less than or equal to {most} (it currently is '{value}').", path, "parameter_invalid_integer");
}
