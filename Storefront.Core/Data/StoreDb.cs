using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Customers;
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

namespace Storefront.Core.Data;

/// <summary>The hallway: every room's entities open on it, and it holds no rules. Each provider has a context of its own
/// (<see cref="SqliteStoreDb"/>, <see cref="PostgresStoreDb"/>) because each keeps its own migrations.
/// Read with it; write through <see cref="StoreWrites"/>.</summary>
public abstract class StoreDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Category> Categories => Set<Category>();

    public DbSet<CategoryListing> CategoryListings => Set<CategoryListing>();

    public DbSet<Brand> Brands => Set<Brand>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<ProductImage> ProductImages => Set<ProductImage>();

    public DbSet<Variant> Variants => Set<Variant>();

    public DbSet<StockItem> StockItems => Set<StockItem>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<StockHold> StockHolds => Set<StockHold>();

    public DbSet<TaxCategory> TaxCategories => Set<TaxCategory>();

    public DbSet<TaxRate> TaxRates => Set<TaxRate>();

    public DbSet<ShippingZone> ShippingZones => Set<ShippingZone>();

    public DbSet<ShippingZoneCountry> ShippingZoneCountries => Set<ShippingZoneCountry>();

    public DbSet<ShippingRate> ShippingRates => Set<ShippingRate>();

    public DbSet<Cart> Carts => Set<Cart>();

    public DbSet<CartLine> CartLines => Set<CartLine>();

    public DbSet<Promotion> Promotions => Set<Promotion>();

    public DbSet<Redemption> Redemptions => Set<Redemption>();

    public DbSet<GiftCard> GiftCards => Set<GiftCard>();

    public DbSet<GiftCardEntry> GiftCardEntries => Set<GiftCardEntry>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    public DbSet<OrderEvent> OrderEvents => Set<OrderEvent>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<RefundLine> RefundLines => Set<RefundLine>();

    public DbSet<Dispute> Disputes => Set<Dispute>();

    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    public DbSet<PaymentConcern> PaymentConcerns => Set<PaymentConcern>();

    public DbSet<Shipment> Shipments => Set<Shipment>();

    public DbSet<ShipmentLine> ShipmentLines => Set<ShipmentLine>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<ReturnLine> ReturnLines => Set<ReturnLine>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();

    public DbSet<InvoiceSeries> InvoiceSeries => Set<InvoiceSeries>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<ReviewPhoto> ReviewPhotos => Set<ReviewPhoto>();

    public DbSet<HelpfulVote> HelpfulVotes => Set<HelpfulVote>();

    public DbSet<ReviewOptOut> ReviewOptOuts => Set<ReviewOptOut>();

    public DbSet<Shopper> Shoppers => Set<Shopper>();

    public DbSet<IdentityUserLogin<long>> ShopperLogins => Set<IdentityUserLogin<long>>();

    public DbSet<IdentityUserPasskey<long>> Passkeys => Set<IdentityUserPasskey<long>>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<IdentityUserRole<long>> ShopperRoles => Set<IdentityUserRole<long>>();

    public DbSet<IdentityRoleClaim<long>> RoleClaims => Set<IdentityRoleClaim<long>>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<SentMail> SentMails => Set<SentMail>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<TryCount> TryCounts => Set<TryCount>();

    public DbSet<Wishlist> Wishlists => Set<Wishlist>();

    public DbSet<Wish> Wishes => Set<Wish>();

    public DbSet<OldSlug> OldSlugs => Set<OldSlug>();

    public DbSet<Succession> Successions => Set<Succession>();

    public DbSet<OldPath> OldPaths => Set<OldPath>();

    public DbSet<StockNotice> StockNotices => Set<StockNotice>();

    internal DbSet<PriceRulesStamp> PriceRules => Set<PriceRulesStamp>();

    public DbSet<SavedAddress> SavedAddresses => Set<SavedAddress>();

    public DbSet<Synonym> Synonyms => Set<Synonym>();

    public DbSet<SearchedQuestion> SearchedQuestions => Set<SearchedQuestion>();

    internal DbSet<SearchWord> SearchWords => Set<SearchWord>();

    internal DbSet<WordGram> WordGrams => Set<WordGram>();

    internal DbSet<FacetOption> FacetOptions => Set<FacetOption>();

    internal DbSet<ListingOption> ListingOptions => Set<ListingOption>();

    internal DbSet<FacetCount> FacetCounts => Set<FacetCount>();

    internal DbSet<StaleProduct> StaleProducts => Set<StaleProduct>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<ShopHold> Holds => Set<ShopHold>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.MapCatalog();
        modelBuilder.MapInventory();
        modelBuilder.MapTaxes();
        modelBuilder.MapShipping();
        modelBuilder.MapPromotions();
        modelBuilder.MapGiftCards();
        modelBuilder.MapCarts();
        modelBuilder.MapOrders();
        modelBuilder.MapPayments();
        modelBuilder.MapFulfilment();
        modelBuilder.MapInvoices();
        modelBuilder.MapReviews();
        modelBuilder.MapIdentity();
        modelBuilder.MapWishes();
        modelBuilder.MapCustomers();
        modelBuilder.MapNotices();
        modelBuilder.MapSearch();
        modelBuilder.MapJobs();
        modelBuilder.MapAudit();
        modelBuilder.MapMail();
        modelBuilder.UseSnakeCase();
    }
}
