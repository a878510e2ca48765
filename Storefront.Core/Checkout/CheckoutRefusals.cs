using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Checkout;

/// <summary>Every "no" of the checkout.</summary>
public static class CheckoutRefusals
{
    public static Refusal EmptyCart => CartRefusals.Empty;

    public static Refusal CartChanged => new("cart_changed", Refusals.CartChanged, RefusalKind.Conflict);

    public static Refusal MissingDetails => new("missing_details", Refusals.MissingDetails);

    public static Refusal NoShippingChosen => new("no_shipping_chosen", Refusals.NoShippingChosen);

    public static Refusal NoShippingThere => new("no_shipping_there", Refusals.NoShippingThere);

    public static Refusal NoSuchOrder => new("no_such_order", Refusals.NoSuchOrder, RefusalKind.NotFound);

    public static Refusal AddressIsFixed => new("address_is_fixed", Refusals.AddressIsFixed, RefusalKind.Conflict);

    public static Refusal AddressChangesPrice => new("address_changes_price", Refusals.AddressChangesPrice);

    public static Refusal NothingToReorder => new("nothing_to_reorder", Refusals.NothingToReorder);

    public static Refusal CartProblems(IEnumerable<CartProblem> problems) =>
        new("cart_problems", Refusals.CartProblems.With(string.Join(' ', problems.Select(problem => problem.Message))), RefusalKind.Conflict);

    public static Refusal TotalChanged(Money total) => new("total_changed", Refusals.TotalChanged.With(total), RefusalKind.Conflict);
}
