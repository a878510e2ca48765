using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>
/// <c>expand[]=payment_intent.latest_charge</c> replaces ids by their objects; in lists the paths begin with <c>data.</c>
/// A session's line items are stored with it and shown only when asked for. https://docs.stripe.com/expand
/// </summary>
public static class Expansion
{
    private static readonly HashSet<string> References = ["payment_intent", "latest_charge", "charge", "customer", "balance_transaction", "payment_method"];

    public static JsonObject Bare(JsonObject body)
    {
        var shown = (JsonObject)body.DeepClone();
        _ = shown.Remove("line_items");
        _ = shown.Remove("payment_intent_data");
        return shown;
    }

    public static StripeReply Show(StripeAccount account, JsonObject body, IReadOnlyList<string> paths)
    {
        var shown = Bare(body);
        foreach (var path in paths)
        {
            if (!Open(account, shown, body, path.Split('.')))
                return CannotExpand(path);
        }
        return StripeReply.Ok(shown);
    }

    public static StripeReply ShowList(StripeAccount account, string url, IReadOnlyList<JsonObject> items, bool hasMore, IReadOnlyList<string> paths)
    {
        var data = new JsonArray();
        foreach (var item in items)
        {
            var shown = Bare(item);
            foreach (var path in paths)
            {
                var steps = path.Split('.');
                if (steps is not ["data", ..] || !Open(account, shown, item, steps[1..]))
                    return CannotExpand(path);
            }
            data.Add(shown);
        }
        return StripeReply.Ok(new JsonObject { ["object"] = "list", ["data"] = data, ["has_more"] = hasMore, ["url"] = url });
    }

    private static bool Open(StripeAccount account, JsonObject shown, JsonObject stored, string[] steps)
    {
        var (field, rest) = (steps.Length == 0 ? "" : steps[0], steps.Length == 0 ? [] : steps[1..]);
        if (field == "line_items" && stored[field] is { } items)
        {
            shown[field] = items.DeepClone();
            return rest.Length == 0;
        }
        if (!References.Contains(field) || !shown.ContainsKey(field))
            return false;
        if (shown[field] is JsonValue id && account.Find(id.GetValue<string>()) is { } found)
            shown[field] = Bare(found);
        return rest.Length == 0 || shown[field] is not JsonObject inner || Open(account, inner, inner, rest);
    }

    private static StripeError CannotExpand(string path) =>
        StripeError.Invalid($"This property cannot be expanded ({path}). Lists are expanded below 'data.'.", "expand");
}
