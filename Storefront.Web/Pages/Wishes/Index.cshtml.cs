using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Wishes;
using Storefront.Web.Components;
using Storefront.Web.Components.Wishes;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Wishes;

/// <summary>The wishlist of a guest or a shopper. The hearts that save to it stand on pages that are the same for everybody, so they carry no token.</summary>
[TakesSameOriginPosts("Set")]
public sealed class IndexModel(StoreDb db, ChangeWishes change, ShareWishes share, FillCart fill, IOptions<StoreOptions> store) : PageModel
{
    public WishesView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string? done) => ShowAsync(done switch
    {
        "moved" => WishWords.Moved,
        "removed" => WishWords.Removed,
        "shared" => WishWords.Shared,
        "unshared" => WishWords.Unshared,
        _ => null,
    });

    /// <summary>A heart was pressed, somewhere in the shop.</summary>
    public async Task<IActionResult> OnPostSetAsync(string? product, string? sku, bool remove)
    {
        var (owner, cancel) = (HttpContext.WishlistOwner(), HttpContext.RequestAborted);
        var changed = remove ? await change.RemoveAsync(owner, product ?? "", cancel) : await change.AddAsync(owner, product ?? "", sku, cancel);
        if (changed.Refusal is { } refusal)
            return Request.IsHtmx() ? Say(refusal) : await ShowAsync(null, refusal);

        HttpContext.KeepWishlist(changed.Value.Token, changed.Value.Count);
        if (!Request.IsHtmx())
            return new SeeOther("/wishlist");

        var words = remove ? WishWords.RemovedNamed : WishWords.SavedNamed;
        return Fragment.Of<HeartForm>(
            (nameof(HeartForm.Slug), product),
            (nameof(HeartForm.Name), changed.Value.Product),
            (nameof(HeartForm.Sku), sku),
            (nameof(HeartForm.IsWished), !remove),
            (nameof(HeartForm.Announcement), words.With(changed.Value.Product)));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? product)
    {
        var changed = await change.RemoveAsync(HttpContext.WishlistOwner(), product ?? "", HttpContext.RequestAborted);
        if (changed.Refusal is { } refusal)
            return await ShowAsync(null, refusal);

        HttpContext.KeepWishlist(changed.Value.Token, changed.Value.Count);
        return new SeeOther("/wishlist?done=removed");
    }

    /// <summary>Into the cart, and off the list; what the cart refuses stays on it.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string? product, string? sku)
    {
        var added = await fill.RunAsync(HttpContext, sku, null);
        if (added.Refusal is { } refusal)
            return await ShowAsync(null, refusal);

        var removed = await change.RemoveAsync(HttpContext.WishlistOwner(), product ?? "", HttpContext.RequestAborted);
        if (removed.Succeeded)
            HttpContext.KeepWishlist(removed.Value.Token, removed.Value.Count);
        return new SeeOther("/wishlist?done=moved");
    }

    public Task<IActionResult> OnPostShareAsync() => ShareAsync(isShared: true);

    public Task<IActionResult> OnPostStopSharingAsync() => ShareAsync(isShared: false);

    private async Task<IActionResult> ShareAsync(bool isShared)
    {
        var shared = await share.RunAsync(HttpContext.WishlistOwner(), isShared, HttpContext.RequestAborted);
        return shared.Refusal is { } refusal ? await ShowAsync(null, refusal) : new SeeOther($"/wishlist?done={(isShared ? "shared" : "unshared")}");
    }

    private async Task<IActionResult> ShowAsync(string? news, Refusal? refusal = null)
    {
        var owner = HttpContext.WishlistOwner();
        var list = await db.ReadWishlistAsync(owner, HttpContext.RequestAborted);
        HttpContext.KeepWishlist(list is not null && owner.ShopperId is null ? owner.Token : null, list?.Rows.Count ?? 0);
        var link = list?.ShareToken is { } token ? $"{store.Value.PublicUrl.TrimEnd('/')}/wishlist/shared/{token}" : null;
        View = new WishesView(list?.Rows ?? [], link, owner.ShopperId is null, news, refusal, HttpContext.FormToken());
        return new PageResult { StatusCode = refusal?.Status() ?? StatusCodes.Status200OK };
    }

    /// <summary>A heart has no room for words: they go to the top of the page.</summary>
    private Fragment Say(Refusal refusal)
    {
        Response.Headers["HX-Retarget"] = "#notices";
        Response.Headers["HX-Reswap"] = "innerHTML";
        return Fragment.Of<ErrorNotice>((nameof(ErrorNotice.Title), WishWords.NotSaved), (nameof(ErrorNotice.Text), refusal.Message)).With(refusal.Status());
    }
}
