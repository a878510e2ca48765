using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Checkout Sessions: https://docs.stripe.com/api/checkout/sessions.</summary>
public static class Sessions
{
    public const string Kind = "checkout.session";

    public static StripeReply Create(StripeCall call, StripeAccount account)
    {
        if (SessionRules.FirstBroken(call.Parameters, account.Now) is { } broken)
            return broken;
        var session = New(call, account);
        var shown = Expansion.Show(account, session, call.Expand);
        if (shown.Status == StatusCodes.Status200OK)
            account.Add(session);
        return shown.Status == StatusCodes.Status200OK ? shown : shown with { Executed = false };
    }

    public static StripeReply Get(StripeCall call, StripeAccount account) =>
        account.Find(Kind, call.Id!) is { } session ? Expansion.Show(account, session, call.Expand) : NoSuch(call.Id!);

    public static StripeReply Expire(StripeCall call, StripeAccount account)
    {
        if (account.Find(Kind, call.Id!) is not { } session)
            return NoSuch(call.Id!);
        if (session.Text("status") != "open")
        {
            return StripeError.Invalid($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session.Text("status")}`.")
                .AfterExecution();
        }
        Expiry.End(account, session);
        return Expansion.Show(account, session, call.Expand);
    }

    public static StripeReply List(StripeCall call, StripeAccount account) => Lists.Answer(call, account, Kind, "/v1/checkout/sessions",
        ("$.status", call.Text("status")), ("$.payment_intent", call.Text("payment_intent")), ("$.customer", call.Text("customer")),
        ("$.customer_account", call.Text("customer_account")), ("$.subscription", call.Text("subscription")), ("$.payment_link", call.Text("payment_link")),
        ("$.customer_details.email", (call.Parameters["customer_details"] as JsonObject)?.Text("email")));

    private static StripeError NoSuch(string id) => StripeError.NoSuch(Kind, id, "session");

    private static JsonObject New(StripeCall call, StripeAccount account)
    {
        var p = call.Parameters;
        var session = Shapes.New(Kind, Shapes.Id("cs_test_a1", 56), account.Now);
        foreach (var copied in new[]
                 {
                     "success_url", "cancel_url", "client_reference_id", "customer_email", "locale", "submit_type", "customer_creation", "billing_address_collection", "metadata",
                     "origin_context",
                 })
        {
            if (p[copied] is { } value)
                session[copied] = value.DeepClone();
        }
        var items = LineItems(p["line_items"]!.AsArray(), account.Now);
        var total = items.Sum(item => item!.AsObject().Number("amount_total"));
        session["amount_subtotal"] = total;
        session["amount_total"] = total;
        session["currency"] = LineItemRules.Currency(p["line_items"]!.AsArray());
        session["expires_at"] = p["expires_at"]?.DeepClone() ?? account.Now.AddHours(24).ToUnixTimeSeconds();
        session["url"] = $"{call.Origin}/sandbox/stripe/pay/{session.Text("id")}";
        if (p.Text("customer_email") is { } email)
            session["customer_details"] = CustomerDetails(email);
        session["line_items"] = new JsonObject { ["object"] = "list", ["data"] = items, ["has_more"] = false, ["url"] = $"/v1/checkout/sessions/{session.Text("id")}/line_items" };
        // Kept for the payment that the hosted page makes; not a field of the API.
        session["payment_intent_data"] = p["payment_intent_data"]?.DeepClone();
        return session;
    }

    private static JsonArray LineItems(JsonArray asked, DateTimeOffset now) => new([.. asked.Select(JsonNode? (item) => LineItem(item!.AsObject(), now))]);

    private static JsonObject LineItem(JsonObject asked, DateTimeOffset now)
    {
        var data = asked["price_data"]!.AsObject();
        var product = data["product_data"]!.AsObject();
        var amount = data.Number("unit_amount") * asked.Number("quantity");
        var item = Shapes.Part("item", Shapes.Id("li_1"));
        item["amount_subtotal"] = amount;
        item["amount_total"] = amount;
        item["currency"] = data.Text("currency")!.ToLowerInvariant();
        item["description"] = product.Text("name");
        item["quantity"] = asked.Number("quantity");
        item["metadata"] = asked["metadata"]?.DeepClone() ?? new JsonObject();
        var price = item["price"]!.AsObject();
        price["id"] = Shapes.Id("price_1");
        price["created"] = now.ToUnixTimeSeconds();
        price["currency"] = item.Text("currency");
        price["product"] = Shapes.Id("prod_", 14);
        price["tax_behavior"] = data.Text("tax_behavior") ?? "unspecified";
        price["unit_amount"] = data.Number("unit_amount");
        price["unit_amount_decimal"] = data.Number("unit_amount").ToString(null as IFormatProvider);
        return item;
    }

    private static JsonObject CustomerDetails(string email) => new()
    {
        ["address"] = null,
        ["business_name"] = null,
        ["email"] = email,
        ["individual_name"] = null,
        ["name"] = null,
        ["phone"] = null,
        ["tax_exempt"] = "none",
        ["tax_ids"] = null,
    };
}
