using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;

namespace Storefront.Tests.Support;

/// <summary>Puts into the database what a test starts from. Names and SKUs are new each time, so tests can share a database.</summary>
public sealed class Given(TestDatabase database, TimeProvider time)
{
    private static int made;

    /// <summary>19 % tax on standard goods and 7 % on reduced ones in Germany, 20 % in Austria; standard (4.90, free from
    /// 100.00) and express (12.90) shipping within Germany, standard (9.90) to Austria, none elsewhere.</summary>
    public Task AStoreInGermanyAsync() => SaveAsync(db =>
    {
        var standard = new TaxCategory { Code = TaxCategory.Standard, Name = "Standard" };
        var reduced = new TaxCategory { Code = "reduced", Name = "Reduced" };
        db.AddRange(
            new TaxRate { TaxCategory = standard, Country = "DE", PartsPerMillion = 190_000 },
            new TaxRate { TaxCategory = reduced, Country = "DE", PartsPerMillion = 70_000 },
            new TaxRate { TaxCategory = standard, Country = "AT", PartsPerMillion = 200_000 });

        var germany = new ShippingZone { Name = "Germany" };
        germany.Countries.Add(new ShippingZoneCountry { Country = "DE" });
        germany.Rates.Add(new ShippingRate { Code = "standard", Name = "Standard", Price = Euro(490), BelowValue = 10_000, MinDays = 2, MaxDays = 4, Position = 1 });
        germany.Rates.Add(new ShippingRate { Code = "standard", Name = "Standard", Price = Euro(0), FromValue = 10_000, MinDays = 2, MaxDays = 4, Position = 1 });
        germany.Rates.Add(new ShippingRate { Code = "express", Name = "Express", Price = Euro(1290), MinDays = 1, MaxDays = 1, Position = 2 });
        var austria = new ShippingZone { Name = "Austria" };
        austria.Countries.Add(new ShippingZoneCountry { Country = "AT" });
        austria.Rates.Add(new ShippingRate { Code = "standard", Name = "Standard", Price = Euro(990), MinDays = 3, MaxDays = 6, Position = 1 });
        db.AddRange(germany, austria);
        return Task.FromResult(true);
    });

    /// <summary>A published product with one variant and no options.</summary>
    public async Task<Variant> AVariantAsync(
        string? name = null, long price = 4900, int stock = 10, long? compareAt = null, string tax = TaxCategory.Standard, int grams = 500, ProductStatus status = ProductStatus.Published)
    {
        var product = await AProductAsync(name, [new(price, stock, CompareAt: compareAt, Grams: grams)], tax: tax, status: status);
        return product.Variants[0];
    }

    /// <summary>A published product with a variant for each row; their values, if any, are of one choice, Colour.</summary>
    public Task<Product> AProductAsync(
        string? name, IReadOnlyList<VariantRow> variants, Category? category = null, string tax = TaxCategory.Standard, ProductStatus status = ProductStatus.Published) => SaveAsync(async db =>
    {
        var number = Next();
        var now = time.GetUtcNow();
        category = category is null ? NewCategory(null, $"Shelf {number}", $"shelf-{number}") : await db.Categories.SingleAsync(c => c.Id == category.Id);
        var product = new Product
        {
            Name = name ?? $"Thing {number}",
            Slug = $"thing-{number}",
            Summary = $"Thing {number} in one sentence.",
            Description = "It is made well.\n\nIt lasts.",
            Brand = new Brand { Name = $"Maker {number}", Slug = $"maker-{number}" },
            Category = category,
            TaxCategory = await db.TaxCategories.SingleAsync(c => c.Code == tax),
            Status = status,
            PublishedAt = now,
        };
        foreach (var row in variants)
            product.Variants.Add(new Variant
            {
                Sku = $"T{number}-{product.Variants.Count + 1}",
                OptionValues = row.Colour is null ? [] : [row.Colour],
                Price = Euro(row.Price),
                CompareAtMinor = row.CompareAt,
                WeightGrams = row.Grams,
                Position = product.Variants.Count,
                IsActive = row.IsActive,
                StockItem = StockItem.Of(row.Stock),
            });
        if (variants.Any(row => row.Colour is not null))
            product.Options = [new ProductOption("Colour", [.. variants.Select(row => new OptionValue(row.Colour!, "#336655"))])];
        product.SummariseVariants();
        product.ListIn(await PathToRootAsync(db, category));
        db.Add(product);
        return product;
    });

    public Task<Category> ACategoryAsync(string? name = null, Category? parent = null) => SaveAsync(async db =>
    {
        var number = Next();
        var above = parent is null ? null : await db.Categories.SingleAsync(c => c.Id == parent.Id);
        var category = NewCategory(above, name ?? $"Shelf {number}", $"shelf-{number}");
        db.Add(category);
        return category;
    });

    /// <summary>A guest's open cart that holds so many of each variant.</summary>
    /// <returns>The token that the browser keeps.</returns>
    public async Task<string> ACartAsync(params (Variant Variant, int Quantity)[] lines)
    {
        var token = OpaqueToken.New();
        return await SaveAsync(async db =>
        {
            var cart = Cart.Open(CartKey.OfGuest(token)!, "EUR", time.GetUtcNow());
            foreach (var (variant, quantity) in lines)
            {
                var now = await db.Variants.Include(v => v.Product).Include(v => v.StockItem).SingleAsync(v => v.Id == variant.Id);
                var added = cart.Add(now, quantity, time.GetUtcNow());
                Assert.True(added.Succeeded, added.Refusal?.Message);
            }
            db.Add(cart);
            return token;
        });
    }

    /// <summary>A cart whose shopper has told the checkout everything: only the order is left to be placed.</summary>
    public async Task<string> ACartReadyToOrderAsync(params (Variant Variant, int Quantity)[] lines)
    {
        var token = await ACartAsync(lines);
        return await SaveAsync(async db =>
        {
            var cart = await db.Carts.SingleAsync(c => c.TokenHash == OpaqueToken.Hash(token));
            cart.Deliver("kim@example.com", null, AnAddress(), null, time.GetUtcNow());
            cart.ShipBy("standard", time.GetUtcNow());
            return token;
        });
    }

    /// <summary>Tells the checkout another e-mail address.</summary>
    public Task TheShopperAsync(string token, string email) => SaveAsync(async db =>
    {
        var hash = OpaqueToken.Hash(token);
        var cart = await db.Carts.SingleAsync(c => c.TokenHash == hash);
        cart.Deliver(email, null, AnAddress(), null, time.GetUtcNow());
        return cart;
    });

    /// <summary>A single and a set of it that draw on the same units.</summary>
    public async Task<(Variant Single, Variant Set)> TwoVariantsOnOnePileAsync(int stock)
    {
        var product = await AProductAsync(null, [new(1000, stock, "Single"), new(1800, stock, "Set")]);
        await SaveAsync(async db =>
        {
            var set = await db.Variants.SingleAsync(v => v.Id == product.Variants[1].Id);
            set.StockItem = await db.StockItems.SingleAsync(s => s.Id == product.Variants[0].StockItemId);
            return set;
        });
        return (product.Variants[0], product.Variants[1]);
    }

    /// <summary>So many millionths off the whole order for whoever enters the code.</summary>
    public Task<Promotion> APromotionAsync(string code, int share, int? limit = null, int? perCustomer = null) => SaveAsync(async db =>
    {
        foreach (var old in await db.Promotions.Where(p => p.Code == code).ToListAsync())
            old.UseCode($"OLD{old.Id}");
        await db.SaveChangesAsync();
        var promotion = new Promotion { Name = code, Class = PromotionClass.Order, Benefit = BenefitKind.Percentage, PartsPerMillion = share, Limit = limit, LimitPerCustomer = perCustomer };
        promotion.UseCode(code);
        db.Add(promotion);
        return promotion;
    });

    public static Address AnAddress(string country = "DE") => new()
    {
        Name = "Kim Berg",
        Line1 = "Lindenallee 7",
        PostalCode = country == "DE" ? "10115" : "1010",
        City = country == "DE" ? "Berlin" : "Wien",
        Country = country,
    };

    public static Money Euro(long cents) => new(cents, "EUR");

    public async Task<T> SaveAsync<T>(Func<StoreDb, Task<T>> change)
    {
        await using var db = database.Open();
        var result = await change(db);
        await db.SaveChangesAsync();
        return result;
    }

    private static int Next() => Interlocked.Increment(ref made);

    private static Category NewCategory(Category? parent, string name, string slug) =>
        new() { Name = name, Parent = parent, Path = parent is null ? slug : $"{parent.Path}/{slug}" };

    private static async Task<List<Category>> PathToRootAsync(StoreDb db, Category category)
    {
        var path = new List<Category> { category };
        while (path[^1].ParentId is { } above)
            path.Add(await db.Categories.SingleAsync(c => c.Id == above));
        return path;
    }
}

/// <summary>A variant to be made: price in cents, units on hand.</summary>
public sealed record VariantRow(long Price = 4900, int Stock = 10, string? Colour = null, long? CompareAt = null, int Grams = 500, bool IsActive = true);
