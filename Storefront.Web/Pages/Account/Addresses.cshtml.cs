using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Customers;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Web.Components.Account;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Account;

/// <summary>The shopper's address book.</summary>
public sealed class AddressesModel(StoreDb db, KeepAddress keep) : PageModel
{
    public AddressesView View { get; private set; } = null!;

    private long ShopperId => HttpContext.NeedShopper().ShopperId;

    public async Task OnGetAsync(string? done) => View = new AddressesView(
        await db.ReadAddressesAsync(ShopperId, HttpContext.RequestAborted),
        done switch { "saved" => AccountWords.AddressKept, "removed" => AccountWords.AddressRemoved, _ => null },
        null,
        HttpContext.FormToken());

    public async Task<IActionResult> OnPostRemoveAsync(string? id) => Answer(await keep.RemoveAsync(ShopperId, id ?? "", HttpContext.RequestAborted), "removed");

    public async Task<IActionResult> OnPostPreferAsync(string? id) => Answer(await keep.PreferAsync(ShopperId, id ?? "", HttpContext.RequestAborted), "saved");

    private IActionResult Answer(Outcome<SavedAddress> outcome, string done) =>
        outcome.Refusal is { } refusal ? StatusCode(refusal.Status()) : new SeeOther($"/account/addresses?done={done}");
}
