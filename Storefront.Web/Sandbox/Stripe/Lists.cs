using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Newest first, in pages of 1 to 100 (10 unless told), by cursor: https://docs.stripe.com/api/pagination.</summary>
public static class Lists
{
    public static StripeReply Answer(StripeCall call, StripeAccount account, string kind, string url, params (string Path, string? Value)[] filters)
    {
        var limit = call.Parameters["limit"]?.GetValue<long>() ?? 10;
        if ((LineItemRules.AtLeast(limit, 1, "limit") ?? LineItemRules.AtMost(limit, 100, "limit")) is { } outOfRange)
            return outOfRange;
        var (after, before) = (call.Text("starting_after"), call.Text("ending_before"));
        if (after is not null && before is not null)
            return StripeError.Invalid("You may only specify one of these parameters: starting_after, ending_before.", "ending_before", "parameters_exclusive");
        foreach (var (cursor, name) in new[] { (after, "starting_after"), (before, "ending_before") })
        {
            if (cursor is not null && account.Find(kind, cursor) is null)
                return StripeError.NoSuch(kind, cursor, name) with { Status = StatusCodes.Status400BadRequest };
        }
        var found = Matching(account, kind, call.Parameters["created"] as JsonObject ?? [], after, before, limit + 1, filters);
        var page = found.Take((int)limit);
        return Expansion.ShowList(account, url, [.. before is null ? page : page.Reverse()], found.Count > limit, call.Expand);
    }

    /// <summary>One row more than asked for, which tells whether there is more. Towards newer ones, the nearest come first.</summary>
    private static IReadOnlyList<JsonObject> Matching(StripeAccount account, string kind, JsonObject created, string? after, string? before, long count, (string Path, string? Value)[] filters)
    {
        var sql = "SELECT body FROM object WHERE kind = {0} AND created > {1} AND created >= {2} AND created < {3} AND created <= {4}";
        List<object?> values = [kind, Bound("gt", long.MinValue), Bound("gte", long.MinValue), Bound("lt", long.MaxValue), Bound("lte", long.MaxValue)];
        foreach (var (path, value) in filters.Where(filter => filter.Value is not null))
            sql += $" AND body ->> {Add(path)} = {Add(value)}";
        if (after is not null)
            sql += $" AND seq < (SELECT seq FROM object WHERE id = {Add(after)})";
        if (before is not null)
            sql += $" AND seq > (SELECT seq FROM object WHERE id = {Add(before)})";
        sql += $" ORDER BY seq {(before is null ? "DESC" : "ASC")} LIMIT {Add(count)}";
        return account.Db.Query(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql, [.. values]), StripeAccount.Body);

        long Bound(string name, long otherwise) => created[name]?.GetValue<long>() ?? otherwise;

        string Add(object? value)
        {
            values.Add(value);
            return $"{{{values.Count - 1}}}";
        }
    }
}
