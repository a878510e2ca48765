using System.Globalization;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>A posted form of an order's page. Fields of lines end in the line's key: <c>units-17</c>.</summary>
internal sealed class OrderForm(IFormCollection form)
{
    public const string Units = "units-";
    public const string Restock = "restock-";
    public const string Condition = "condition-";

    /// <summary>What the form had seen of the order when it was drawn.</summary>
    public long Seen => long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    public string Text(string name, int most) => form[name].ToString().Trim() is var text && text.Length > most ? text[..most] : text;

    public bool Has(string name) => form.ContainsKey(name);

    public long Id(string name) => long.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>The lines of which something was wanted. What is no number is refused as the use case refuses it: as nothing given.</summary>
    public IReadOnlyList<LineUnits> Lines() => [.. form
        .Where(field => field.Key.StartsWith(Units, StringComparison.Ordinal) && field.Value.ToString().Trim() is not ("" or "0"))
        .Select(field => new LineUnits(LineId(field.Key, Units), int.TryParse(field.Value.ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units : -1))];

    public IReadOnlyList<RefundUnits> RefundLines() => [.. Lines().Select(line => new RefundUnits(line.OrderLineId, line.Quantity, Has($"{Restock}{line.OrderLineId}")))];

    public IReadOnlyList<ReceivedUnits> Received() => [.. Lines().Select(line => new ReceivedUnits(
        line.OrderLineId, line.Quantity, form[$"{Condition}{line.OrderLineId}"] == nameof(ReturnCondition.Sellable) ? ReturnCondition.Sellable : ReturnCondition.Damaged))];

    /// <summary>An amount in major units as people type it, with a point or a comma; null for none, and for what is no amount.</summary>
    public (bool IsGiven, Money? Money) Amount(string name, Order order)
    {
        var text = Text(name, 20);
        return text.Length == 0 ? (false, null) : (true, MoneyText.Read(text, order.Currency) is > 0 and var minor ? new Money(minor, order.Currency) : null);
    }

    public IReadOnlyDictionary<string, string> Fields => form.Where(one => one.Key != "__RequestVerificationToken").ToDictionary(one => one.Key, one => one.Value.ToString());

    private static long LineId(string name, string prefix) => long.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
