using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.OpenIdServer;
using static Storefront.Tests.Support.Shoppers;

namespace Storefront.Tests.Web.Pages;

/// <summary>Signing in with an account at another party, by OpenID Connect.</summary>
public class ElsewhereTests(ElsewhereTests.Parties parties) : IClassFixture<ElsewhereTests.Parties>
{
    [Theory, BothDatabases]
    public async Task Whoever_is_new_gets_an_account_and_is_known_the_next_time_whatever_their_address(DatabaseKind kind)
    {
        var (shop, provider) = await parties.OnAsync(kind);
        using var visitor = shop.NewVisitor();
        Assert.Equal("Sign in with Village ID", (await visitor.GetHtmlAsync("/account/sign-in")).Words("a[href^='/account/sign-in/elsewhere']"));
        provider.Who = new Person("ada-1", $"Ada-{kind}@Example.com", IsVerified: true, "Ada");

        Assert.Equal("/cart", await GoAsync(visitor, "?returnTo=%2Fcart"));
        Assert.Equal("Hello, Ada", (await visitor.GetHtmlAsync("/account")).Words("h1"));

        provider.Who = provider.Who with { Email = "somebody.else@example.com", IsVerified = false };
        using var again = shop.NewVisitor();
        Assert.Equal("/account", await GoAsync(again));
        Assert.Contains($"Ada-{kind}@example.com", (await again.GetHtmlAsync("/account")).Words("#account"), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task An_account_with_the_same_address_is_not_joined_until_its_owner_connects_it(DatabaseKind kind)
    {
        var (shop, provider) = await parties.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        provider.Who = new Person($"kim-{kind}", shopper.Email, IsVerified: true);
        using var stranger = shop.NewVisitor();
        Assert.Equal("/account/sign-in?failed=connect_first", await GoAsync(stranger));
        using var closed = await stranger.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);

        using var owner = await shop.SignedInAsync(shopper);
        Assert.Equal("/account/security?done=login", await GoAsync(owner, "?returnTo=%2Faccount%2Fsecurity"));

        Assert.Equal("/account", await GoAsync(stranger));
        Assert.Equal([SignInMethod.Password, SignInMethod.OpenIdConnect], await shop.Database.ReadAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id).OrderBy(s => s.Id).Select(s => s.Method).ToListAsync()));
        using var parted = await (await owner.GetHtmlAsync("/account/security")).Form("#account form[action$=Disconnect]").SubmitAsync(owner);
        Assert.Equal("/account/security?done=disconnected", parted.Headers.Location?.ToString());
        await shop.RunJobsAsync();
        Assert.Equal(2, shop.MailsTo(shopper.Email!).Count);
    }

    [Theory, BothDatabases]
    public async Task An_address_that_the_other_party_does_not_vouch_for_opens_nothing(DatabaseKind kind)
    {
        var (shop, provider) = await parties.OnAsync(kind);
        using var visitor = shop.NewVisitor();
        var before = await shop.Database.ReadAsync(db => db.Shoppers.CountAsync());

        provider.Who = new Person("eve", "victim@example.com", IsVerified: false);
        Assert.Equal("/account/sign-in?failed=login_has_no_address", await GoAsync(visitor));
        provider.Who = null;
        Assert.Equal("/account/sign-in?failed=elsewhere", await GoAsync(visitor));

        Assert.Equal(before, await shop.Database.ReadAsync(db => db.Shoppers.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Who_has_no_other_way_in_keeps_this_one(DatabaseKind kind)
    {
        var (shop, provider) = await parties.OnAsync(kind);
        using var visitor = shop.NewVisitor();
        provider.Who = new Person($"only-{kind}", $"only-{kind}@example.com", IsVerified: true);
        await GoAsync(visitor);

        using var parted = await (await visitor.GetHtmlAsync("/account/security")).Form("#account form[action$=Disconnect]").SubmitAsync(visitor);

        Assert.Equal("/account/security?failed=last", parted.Headers.Location?.ToString());
        Assert.True(await shop.Database.ReadAsync(db => db.ShopperLogins.AnyAsync(l => l.ProviderKey == $"only-{kind}")));
    }

    [Theory, BothDatabases]
    public async Task The_authenticator_app_is_asked_for_here_too(DatabaseKind kind)
    {
        var (shop, provider) = await parties.OnAsync(kind);
        provider.Who = new Person($"two-{kind}", $"two-{kind}@example.com", IsVerified: true);
        using var here = shop.NewVisitor();
        await GoAsync(here);
        await here.TurnOnAuthenticatorAsync(shop);

        using var again = shop.NewVisitor();

        Assert.Equal("/account/sign-in/code", await GoAsync(again));
    }

    [Fact]
    public async Task Without_settings_there_is_no_such_way()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();

        using var answer = await visitor.GetAsync("/account/sign-in/elsewhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null((await visitor.GetHtmlAsync("/account/sign-in")).QuerySelector("a[href*=elsewhere]"));
    }

    /// <summary>Follows the redirects through the provider and back.</summary>
    /// <returns>Where the shop leads in the end.</returns>
    private static async Task<string> GoAsync(HttpClient visitor, string query = "")
    {
        var next = $"/account/sign-in/elsewhere{query}";
        for (var step = 0; step < 6; step++)
        {
            using var answer = await visitor.GetAsync(next);
            next = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{next} answered {answer.StatusCode}.");
            if (answer.StatusCode == HttpStatusCode.SeeOther || next.StartsWith("/account/sign-in?", StringComparison.Ordinal))
                return next;
        }

        throw new InvalidOperationException("Redirected without end.");
    }

    public sealed class Pair(Shop shop, OpenIdServer provider) : IAsyncDisposable
    {
        public void Deconstruct(out Shop theShop, out OpenIdServer theProvider) => (theShop, theProvider) = (shop, provider);

        public async ValueTask DisposeAsync()
        {
            await shop.DisposeAsync();
            await provider.DisposeAsync();
        }
    }

    public sealed class Parties() : OnePerDatabase<Pair>(async kind =>
    {
        var provider = await StartAsync();
        return new Pair(await Shop.OpenAsync(kind, provider.Settings), provider);
    });
}
