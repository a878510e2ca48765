using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Audit;
using Storefront.Core.Catalog;
using Storefront.Core.Customers;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Notices;
using Storefront.Core.Orders;
using Storefront.Core.Reviews;
using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Tests.Support;

/// <summary>A shopper who has done everything that one can do in the shop, and all of whose words hold <see cref="Word"/>. A new table that says something about people
/// needs a line here.</summary>
public sealed class CanaryPerson : IDisposable
{
    public const string Word = "quillfeather";

    public const string Email = "Ada.Quillfeather@example.com";

    public const string Name = "Ada Quillfeather";

    private static readonly Address Home = new() { Name = Name, Company = "Quillfeather Ltd", Line1 = "Quillfeather Lane 7", PostalCode = "10115", City = "Quillfeather", Country = "DE" };

    private CanaryPerson(Shop shop, HttpClient browser) => (Shop, Browser) = (shop, browser);

    public Shop Shop { get; }

    /// <summary>In which they are signed in.</summary>
    public HttpClient Browser { get; }

    public long ShopperId { get; private set; }

    public Order Paid { get; private set; } = null!;

    public Order Unpaid { get; private set; } = null!;

    public static async Task<CanaryPerson> LiveAsync(Shop shop)
    {
        var person = new CanaryPerson(shop, shop.NewVisitor());
        person.Browser.DefaultRequestHeaders.UserAgent.ParseAdd("Quillfeather/1.0");
        await person.OpenAccountAsync();
        await person.UseAccountAsync();
        var mug = await shop.Given.AVariantAsync("Mug", stock: 40);
        await person.WishAsync(mug);
        await person.BuyAsync(mug);
        await person.ReviewAsync(mug.Product);
        return person;
    }

    public void Dispose() => Browser.Dispose();

    private async Task OpenAccountAsync()
    {
        using var asked = await (await Browser.GetHtmlAsync("/account/register")).Form("main form").With("Email", Email).SubmitAsync(Browser);
        await Shop.RunJobsAsync();
        using var opened = await (await Browser.GetHtmlAsync(Shop.LinkMailedTo(Email))).Form("main form").With("Name", Name).With("Password", Shoppers.Password).SubmitAsync(Browser);
        Assert.Equal("/account", opened.Headers.Location?.ToString());
        ShopperId = await Shop.Database.ReadAsync(db => db.Shoppers.WithEmail(Email).Select(s => s.Id).SingleAsync());
    }

    /// <summary>Mails are asked for, passwords mistyped, keys made.</summary>
    private async Task UseAccountAsync()
    {
        using var stranger = Shop.NewVisitor();
        using var wrong = await stranger.TrySignInAsync(Email, "wrong password");
        using var forgotten = await (await stranger.GetHtmlAsync("/account/reset")).Form("main form").With("Email", Email).SubmitAsync(stranger);
        using var moving = await (await Browser.GetHtmlAsync("/account/email")).Form("#account form").With("Email", "ada@quillfeather.example").SubmitAsync(Browser);
        var session = await Shop.Database.ReadAsync(db => db.Sessions.Where(s => s.ShopperId == ShopperId).Select(s => s.Id).SingleAsync());
        await Shop.Services.RunAsync((ChoosePassword choose) => choose.BySignedInAsync(ShopperId, session, Shoppers.Password));
        await Shop.Given.SaveAsync(async db =>
        {
            db.Add(new IdentityUserPasskey<long>
            {
                UserId = ShopperId,
                CredentialId = Guid.NewGuid().ToByteArray(),
                Data = new() { Name = "Quillfeather's telephone", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], CreatedAt = Shop.Clock.GetUtcNow() },
            });
            db.Add(new IdentityUserLogin<long> { UserId = ShopperId, LoginProvider = "elsewhere", ProviderKey = "quillfeather-1", ProviderDisplayName = Email });
            db.Add(new RecoveryCode { ShopperId = ShopperId, Hash = "hash" });
            var role = db.Roles.Add(Role.Named("Reader")).Entity;
            await db.SaveChangesAsync();
            db.Add(new Invitation { Email = Email, RoleId = role.Id, InvitedBy = "owner@example.com", CreatedAt = Shop.Clock.GetUtcNow(), ExpiresAt = Shop.Clock.GetUtcNow() });
            db.Add(new AuditEntry
            {
                At = Shop.Clock.GetUtcNow(),
                StaffId = 0,
                Staff = "owner@example.com",
                What = "/Admin/Shoppers",
                Subject = Email,
                Before = $"[{{\"Name\":\"{Name}\"}}]",
                After = $"[{{\"ShopperId\":{ShopperId},\"Note\":\"quillfeather\"}}]",
                From = "127.0.0.1",
            });
            return await db.SaveChangesAsync();
        });
        var searches = Shop.Services.GetRequiredService<SearchLog>();
        searches.Searched(Name, foundNothing: true);
        await searches.FlushAsync();
        await Shop.RunJobsAsync();
    }

    private async Task WishAsync(Variant mug)
    {
        Assert.True((await Shop.Services.RunAsync((KeepAddress keep) => keep.RunAsync(ShopperId, null, Home, makeDefault: true))).Succeeded);
        var lamp = await Shop.Given.AVariantAsync("Lamp", stock: 0);
        await Shop.Services.RunAsync((AskForNotice ask) => ask.ByGuestAsync(lamp.Sku, Email, "en-IE"));
        using var saved = await (await Browser.GetHtmlAsync($"/p/{mug.Product.Slug}")).Form($"form[data-heart={mug.Product.Slug}]").SubmitAsync(Browser);
        Assert.Equal("/wishlist", saved.Headers.Location?.ToString());
    }

    /// <summary>One review is published and one waits; and another's was found helpful.</summary>
    private async Task ReviewAsync(Product mug)
    {
        var me = new Reviewer(ShopperId, Email, "Quillfeather");
        var published = (await Shop.Services.WriteAsync(me, mug, 4)).Value;
        await Shop.Given.SaveAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO review_photos (review_id, name, width, height) VALUES ({published.Id}, '00112233445566778899aabbccddeeff', 8, 8)"));
        Assert.True((await Shop.Services.PublishAsync(published)).Succeeded);
        await Shop.Services.RunAsync((StopAsking asking) => asking.RunAsync(Email, stop: true));
        var other = (await Shop.Given.AVariantAsync("Pot")).Product;
        Assert.True((await Shop.Services.WriteAsync(me, other, 2, "Quillfeather says no.")).Succeeded);
        var theirs = (await Shop.Services.WriteAsync(Reviewers.Of(await Shop.Given.AShopperAsync()), mug, 5)).Value;
        Assert.True((await Shop.Services.PublishAsync(theirs)).Succeeded);
        Assert.True((await Shop.Services.RunAsync((VoteHelpful vote) => vote.RunAsync(theirs.Token, Voter.Shopper(ShopperId)))).Succeeded);
    }

    /// <summary>One order is paid with a code, shipped, partly sent back, refunded and disputed; one is never paid; one cart is left standing.</summary>
    private async Task BuyAsync(Variant mug)
    {
        await Shop.Given.APromotionAsync("FEATHER", 100_000);
        var paid = await ACartAsync(mug);
        await Shop.EnterAsync(paid, "FEATHER");
        Paid = await Shop.PaidAsync((await Shop.TryOrderAsync(paid)).Value);
        var line = Paid.Lines[0].Id;
        Assert.True((await Shop.ShipAsync(Paid.Number)).Succeeded);
        Assert.True((await Shop.Services.RunAsync((RequestReturn ask) => ask.RunAsync(Paid.Number, [new LineUnits(line, 1)], "Quillfeather finds it too small", OrderEvent.Shopper))).Succeeded);
        Assert.True((await Shop.RefundAsync(Paid.Number, new RefundWish([new RefundUnits(line, 1)], false, null, "Quillfeather was unhappy"))).Succeeded);
        await Shop.RunJobsAsync();
        await Shop.DecideAsync(await Shop.DisputeAsync(Paid.Number), "won");
        Paid = await Shop.FindAsync(Paid.Number);

        Unpaid = await Shop.FindAsync((await Shop.TryOrderAsync(await ACartAsync(mug))).Value);
        await Shop.SessionAsync(Unpaid.Number);
        Assert.Equal(OrderStatus.Expired, (await Shop.ReleaseAsync(Unpaid.Number)).Value);
        await ACartAsync(mug);
        // As a mail server may once have said it.
        await Shop.Given.SaveAsync(db => db.Outbox.Where(m => m.Kind == ConfirmByMail.Kind).ExecuteUpdateAsync(set => set.SetProperty(m => m.LastError, $"550 <{Email}> unknown")));
    }

    private async Task<string> ACartAsync(Variant mug)
    {
        var token = await Shop.Given.ACartAsync((mug, 3));
        return await Shop.Given.SaveAsync(async db =>
        {
            var hash = OpaqueToken.Hash(token);
            var cart = await db.Carts.SingleAsync(c => c.TokenHash == hash);
            // Typed otherwise than in the account: it is the same mailbox.
            cart.Deliver("ada.quillfeather@example.com", "+49 30 5550199", Home, Home, Shop.Clock.GetUtcNow());
            cart.ShipBy("standard", Shop.Clock.GetUtcNow());
            return token;
        });
    }
}
