using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Carts;

/// <summary>Finds everything the shopper should know about a cart.</summary>
internal static class CartProblems
{
    public static List<CartProblem> Of(IReadOnlyList<PricedLine> lines, HashSet<string> notForSale, bool noShipping, IReadOnlyList<RejectedCode> rejected)
    {
        var problems = new List<CartProblem>();
        var demand = lines.GroupBy(line => line.StockItemId).ToDictionary(item => item.Key, item => item.Sum(line => line.Quantity));
        foreach (var line in lines)
        {
            if (notForSale.Contains(line.Sku))
                problems.Add(new(CartProblemKind.NotForSale, Refusals.NotForSale, true, line.Sku));
            else if (demand[line.StockItemId] > line.Saleable)
                problems.Add(line.ShortOfStock());
            if (line.HasPriceChanged)
                problems.Add(new(CartProblemKind.PriceChanged, Refusals.PriceChanged.With(line.Name, line.UnitPrice), false, line.Sku));
        }

        if (noShipping && lines.Count > 0)
            problems.Add(new(CartProblemKind.NoShippingThere, Refusals.NoShippingThere, true));
        problems.AddRange(rejected.Select(code => new CartProblem(CartProblemKind.CodeDoesNotCount, code.Reason.Message, false, Code: code.Code)));
        return problems;
    }
}
