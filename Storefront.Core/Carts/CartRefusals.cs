using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Carts;

/// <summary>Every "no" of the cart.</summary>
public static class CartRefusals
{
    public static Refusal InvalidQuantity => new("invalid_quantity", Refusals.InvalidQuantity.With(Cart.MaxQuantityPerLine));

    public static Refusal NotForSale => new("not_for_sale", Refusals.NotForSale);

    public static Refusal UnknownSku => new("unknown_sku", Refusals.UnknownSku, RefusalKind.NotFound);

    public static Refusal NoSuchLine => new("no_such_line", Refusals.NoSuchLine, RefusalKind.NotFound);

    public static Refusal NothingSetAside => new("nothing_set_aside", Refusals.NothingSetAside, RefusalKind.NotFound);

    public static Refusal Empty => new("empty_cart", Refusals.EmptyCart);

    public static Refusal CartFull => new("cart_full", Refusals.CartFull.With(Cart.MaxLines));

    public static Refusal SoldOut(string product) => new("sold_out", Refusals.SoldOut.With(product));

    public static Refusal NotEnoughStock(string product, int left) => new("not_enough_stock", Refusals.NotEnoughStock.With(product, left));
}
