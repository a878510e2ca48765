using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Customers;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.GiftCards;
using Storefront.Core.Identity;
using Storefront.Core.Inventory;
using Storefront.Core.Invoices;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Notices;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Promotions;
using Storefront.Core.Reviews;
using Storefront.Core.Search;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;
using Storefront.Core.Wishes;
using static Storefront.Core.Privacy.PersonalTable;

// Small letters on both sides, compared in the database.
#pragma warning disable CA1304, CA1311, CA1862

namespace Storefront.Core.Privacy;

/// <summary>
/// Every table of the shop, and what it says about people: the one list by which a person gets a copy of what is held about them and is forgotten, and
/// the whole of what is kept all the same (docs/decisions/0014). A table that is not listed fails a test. The order is the one in which they are erased: what points at
/// something goes before it.
/// </summary>
internal static class PersonalTables
{
    /// <summary>§ 14b UStG, § 147 AO: eight years. They cannot be changed either; what is wrong in one is taken back by another.</summary>
    private const string TaxLaw = "Invoices and credit notes are kept for eight years, as they were issued.";

    /// <summary>§ 257 HGB, § 147 AO: six years, and eight for what was booked by it.</summary>
    private const string TradeLaw = "Orders, and what was written about them, are kept for six years; what was booked by them for eight.";

    /// <summary>Article 21 GDPR: an objection holds only as long as it is remembered.</summary>
    private const string Objection = "That somebody is not to be asked is kept, as a number that tells nobody who it is.";

    /// <summary>What staff did to money and goods is part of the books; whom it was done to is taken out.</summary>
    private const string StaffLog = "Who of the staff did what is kept, without the customer.";

    public static readonly IReadOnlyList<PersonalTable> All =
    [
        Gone<Wish>((db, who) => db.Wishlists.Where(list => list.ShopperId == who.ShopperId).SelectMany(list => list.Wishes)),
        Gone<Wishlist>((db, who) => db.Wishlists.Where(list => list.ShopperId == who.ShopperId), nameof(Wishlist.TokenHash)),
        Gone<SavedAddress>((db, who) => db.SavedAddresses.Where(saved => saved.ShopperId == who.ShopperId)),
        Gone<StockNotice>((db, who) => db.StockNotices.Where(n => n.ShopperId == who.ShopperId || n.Email.ToLower() == who.Email)),
        Gone<CartLine>((db, who) => db.CartLines.Where(line => Carts(db, who).Any(cart => cart.Id == line.CartId))),
        Emptied<Cart>(Carts, EmptyTraces.OfCartsAsync, nameof(Cart.TokenHash)),

        // What was published stays, and nobody knows by whom.
        Emptied<Review>(EmptyTraces.Reviews, (db, who, cancel) => db.ForgetReviewerAsync(new Reviewer(who.ShopperId, who.Email, who.Name), who.Now, cancel), nameof(Review.GuestKey)),
        Gone<ReviewPhoto>((db, who) => db.ReviewPhotos.Where(photo => EmptyTraces.Reviews(db, who).Any(review => review.Id == photo.ReviewId))),
        Gone<HelpfulVote>((db, who) => db.HelpfulVotes.Where(vote => vote.Voter == Voter.Shopper(who.ShopperId).Key)),

        Kept<ReviewOptOut>((db, who) => db.ReviewOptOuts.Where(stop => stop.Key == Reviewer.KeyOf(who.Email)), Objection, []),

        Gone<Session>((db, who) => db.Sessions.Where(s => s.ShopperId == who.ShopperId), nameof(Session.TokenHash)),
        Gone<IdentityUserPasskey<long>>((db, who) => db.Passkeys.Where(p => p.UserId == who.ShopperId)),
        Gone<RecoveryCode>((db, who) => db.RecoveryCodes.Where(c => c.ShopperId == who.ShopperId), nameof(RecoveryCode.Hash)),
        Gone<IdentityUserLogin<long>>((db, who) => db.ShopperLogins.Where(l => l.UserId == who.ShopperId)),
        Gone<IdentityUserClaim<long>>((db, who) => db.Set<IdentityUserClaim<long>>().Where(c => c.UserId == who.ShopperId)),
        Gone<IdentityUserToken<long>>((db, who) => db.Set<IdentityUserToken<long>>().Where(t => t.UserId == who.ShopperId), nameof(IdentityUserToken<>.Value)),
        Gone<IdentityUserRole<long>>((db, who) => db.ShopperRoles.Where(r => r.UserId == who.ShopperId)),
        Gone<TryCount>((db, who) => db.TryCounts.Where(count => Patience.KeysOf(who.Email).Contains(count.Key)), nameof(TryCount.Key)),
        Gone<Shopper>(
            (db, who) => db.Shoppers.Where(s => s.Id == who.ShopperId),
            nameof(Shopper.PasswordHash), nameof(Shopper.SecurityStamp), nameof(Shopper.ConcurrencyStamp), nameof(Shopper.AuthenticatorKey), nameof(Shopper.AuthenticatorStep)),

        Gone<Invitation>((db, who) => db.Invitations.Where(invitation => invitation.Email.ToLower() == who.Email)),
        Kept<AuditEntry>(EmptyTraces.Audits, StaffLog, [nameof(AuditEntry.Staff)], EmptyTraces.OfAuditsAsync),
        Gone<SentMail>(EmptyTraces.Mails),
        Emptied<OutboxMessage>(EmptyTraces.Jobs, EmptyTraces.OfJobsAsync),
        Gone<SearchedQuestion>(EmptyTraces.Questions),
        Emptied<WebhookEvent>(EmptyTraces.Webhooks, (db, who, cancel) =>
            EmptyTraces.Webhooks(db, who).ExecuteUpdateAsync(set => set.SetProperty(e => e.Body, EmptyTraces.NoBody), cancel)),
        Emptied<Redemption>((db, who) => db.Redemptions.Where(r => who.OrderIds.Contains(r.OrderId)), (db, who, cancel) =>
            db.Redemptions.Where(r => who.OrderIds.Contains(r.OrderId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Email, ""), cancel)),
        Emptied<Payment>((db, who) => db.Payments.Where(p => who.OrderIds.Contains(p.OrderId)), EmptyTraces.OfPaymentsAsync),

        // Orders that never came to be are no trade; everything else about an order stays with it.
        Kept<Order>(
            (db, who) => db.Orders.Where(o => who.OrderIds.Contains(o.Id)), TradeLaw, [nameof(Order.Email), nameof(Order.Phone), nameof(Order.DeliveryAddress), nameof(Order.BillingAddress), nameof(Order.NameKey), nameof(Order.FamilyNameKey)],
            EmptyTraces.OfOrdersAsync),
        Kept<OrderLine>((db, who) => db.OrderLines.Where(l => who.OrderIds.Contains(l.OrderId)), TradeLaw, []),
        Kept<OrderDiscount>((db, who) => db.Set<OrderDiscount>().Where(d => who.OrderIds.Contains(d.OrderId)), TradeLaw, []),
        Kept<OrderEvent>((db, who) => db.OrderEvents.Where(e => who.OrderIds.Contains(e.OrderId)), TradeLaw, [nameof(OrderEvent.Detail)]),
        Kept<Refund>((db, who) => db.Refunds.Where(r => who.OrderIds.Contains(r.OrderId)), TradeLaw, [nameof(Refund.Reason)]),
        Kept<RefundLine>((db, who) => db.RefundLines.Where(l => db.Refunds.Any(r => r.Id == l.RefundId && who.OrderIds.Contains(r.OrderId))), TradeLaw, []),
        Kept<Dispute>((db, who) => db.Disputes.Where(d => who.OrderIds.Contains(d.OrderId)), TradeLaw, []),
        Kept<PaymentConcern>((db, who) => db.PaymentConcerns.Where(c => who.OrderNumbers.Contains(c.OrderNumber!)), TradeLaw, []),
        Kept<GiftCardEntry>((db, who) => db.GiftCardEntries.Where(e => who.OrderIds.Contains(e.OrderId!.Value)), TradeLaw, []),
        Kept<Shipment>((db, who) => db.Shipments.Where(s => who.OrderIds.Contains(s.OrderId)), TradeLaw, []),
        Kept<ShipmentLine>((db, who) => db.ShipmentLines.Where(l => db.Shipments.Any(s => s.Id == l.ShipmentId && who.OrderIds.Contains(s.OrderId))), TradeLaw, []),
        Kept<Return>((db, who) => db.Returns.Where(r => who.OrderIds.Contains(r.OrderId)), TradeLaw, [nameof(Return.Reason), nameof(Return.Comment), nameof(Return.Answer)]),
        Kept<ReturnLine>((db, who) => db.ReturnLines.Where(l => db.Returns.Any(r => r.Id == l.ReturnId && who.OrderIds.Contains(r.OrderId))), TradeLaw, []),
        Kept<Invoice>((db, who) => db.Invoices.Where(i => who.OrderIds.Contains(i.OrderId)), TaxLaw, [nameof(Invoice.Buyer), nameof(Invoice.DeliverTo)]),
        Kept<InvoiceLine>((db, who) => db.InvoiceLines.Where(l => db.Invoices.Any(i => i.Id == l.InvoiceId && who.OrderIds.Contains(i.OrderId))), TaxLaw, []),

        // Counts for an order, and nothing of who placed it.
        Nobody<StockHold>(), Nobody<StockMovement>(),

        Nobody<Category>(), Nobody<CategoryListing>(), Nobody<Brand>(), Nobody<Product>(), Nobody<ProductImage>(), Nobody<Variant>(), Nobody<OldSlug>(), Nobody<OldPath>(), Nobody<Succession>(), Nobody<StockItem>(),
        Nobody<TaxCategory>(), Nobody<TaxRate>(), Nobody<ShippingZone>(), Nobody<ShippingZoneCountry>(), Nobody<ShippingRate>(), Nobody<Promotion>(), Nobody<GiftCard>(),
        Nobody<PriceRulesStamp>(), Nobody<InvoiceSeries>(), Nobody<Role>(), Nobody<IdentityRoleClaim<long>>(), Nobody<DataProtectionKey>(), Nobody<ShopHold>(),
        Nobody<Synonym>(), Nobody<SearchWord>(), Nobody<WordGram>(), Nobody<FacetOption>(), Nobody<ListingOption>(), Nobody<FacetCount>(), Nobody<StaleProduct>(),
    ];

    internal static IQueryable<Cart> Carts(StoreDb db, Person who) => db.Carts.Where(cart => cart.ShopperId == who.ShopperId || cart.Email!.ToLower() == who.Email);
}
