using Storefront.Core.Shared;
using Storefront.Core.Wishes;

namespace Storefront.Web.Components.Wishes;

/// <summary>All that the wishlist's page shows its owner.</summary>
/// <param name="ShareUrl">The link for others; null while the list is not shared.</param>
/// <param name="IsGuest">Whether it hangs on this browser alone.</param>
/// <param name="News">Something that has just been done.</param>
public sealed record WishesView(IReadOnlyList<WishRow> Rows, string? ShareUrl, bool IsGuest, string? News, Refusal? Refusal, string FormToken);
