using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Shoppers;
using Visitor = Storefront.Core.Identity.Visitor;

namespace Storefront.Tests.Core.Identity;

/// <summary>Who is let in, and what a session is worth.</summary>
public class IdentityUseCaseTests(Stores stores) : IClassFixture<Stores>
{
    [Theory, BothDatabases]
    public async Task Five_wrong_passwords_in_a_row_make_everybody_wait_whether_there_is_an_account_or_not(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var shopper = await store.Given.AShopperAsync();
        foreach (var email in new[] { shopper.Email!, "nobody.here@example.com" })
        {
            for (var attempt = 0; attempt < 5; attempt++)
                Assert.Equal("not_signed_in", (await TryAsync(store, email, "wrong password")).Refusal?.Code);
            Assert.Equal((5, true), await CountAsync(store, email));
        }

        Assert.Equal("not_signed_in", (await TryAsync(store, shopper.Email!, Password)).Refusal?.Code);
        store.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(shopper.Id, (await TryAsync(store, shopper.Email!, Password)).Value.Id);
        Assert.Equal((0, false), await CountAsync(store, shopper.Email!));
    }

    [Theory, BothDatabases]
    public async Task Many_guesses_at_once_are_counted_before_they_are_made(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var shopper = await store.Given.AShopperAsync();

        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TryAsync(store, shopper.Email!, "wrong password")));

        Assert.All(tries, tried => Assert.False(tried.Succeeded));
        Assert.Equal((5, true), await CountAsync(store, shopper.Email!));
    }

    [Theory, BothDatabases]
    public async Task An_account_that_is_shut_out_is_answered_as_one_that_is_not_there(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var shopper = await store.Given.AShopperAsync();
        var token = await OpenAsync(store, shopper);
        await store.Given.SaveAsync(async db => (await db.Shoppers.SingleAsync(s => s.Id == shopper.Id)).LockoutEnd = DateTimeOffset.MaxValue);

        Assert.Equal(IdentityRefusals.NotSignedIn, (await TryAsync(store, shopper.Email!, Password)).Refusal);
        Assert.Null(await ReadAsync(store, token));
    }

    [Theory, BothDatabases]
    public async Task A_password_fits_however_the_keyboard_writes_it(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var opened = await store.Services.RunAsync((OpenAccount open) => open.RunAsync($"u{kind}@example.com", null, "Bl\u00e5b\u00e6r og fl\u00f8te", "en-IE"));
        Assert.True(opened.Succeeded, opened.Refusal?.Message);

        Assert.True((await TryAsync(store, $"u{kind}@example.com", "Bla\u030ab\u00e6r og fl\u00f8te")).Succeeded);
        Assert.Equal("account_exists", (await store.Services.RunAsync((OpenAccount open) => open.RunAsync($"U{kind}@Example.com", null, "another one here", "en-IE"))).Refusal?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_session_ended_by_another_process_is_over_within_a_minute(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var shopper = await store.Given.AShopperAsync();
        var token = await OpenAsync(store, shopper);
        Assert.Equal(shopper.Id, (await ReadAsync(store, token))?.ShopperId);

        // As another process would: without this one's cache.
        await store.Given.SaveAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id).ExecuteDeleteAsync());
        Assert.NotNull(await ReadAsync(store, token));
        store.Clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Null(await ReadAsync(store, token));
    }

    [Theory, BothDatabases]
    public async Task A_session_ended_here_is_over_at_once(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var shopper = await store.Given.AShopperAsync();
        var (here, there) = (await OpenAsync(store, shopper), await OpenAsync(store, shopper));
        var (kept, _) = ((await ReadAsync(store, here))!, (await ReadAsync(store, there))!);

        Assert.Equal(1, await store.Services.RunAsync((EndSessions end) => end.AllAsync(shopper.Id, except: kept.SessionId)));

        Assert.Null(await ReadAsync(store, there));
        Assert.NotNull(await ReadAsync(store, here));
    }

    [Theory, BothDatabases]
    public async Task A_session_ends_when_nobody_uses_it_and_staff_sign_in_every_day(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var shopper = await store.Given.AShopperAsync();
        var staff = await store.Given.AShopperAsync(null, "Sam", "Staff");
        var (passing, lasting, working) = (await OpenAsync(store, shopper), await OpenAsync(store, shopper, isLasting: true), await OpenAsync(store, staff, isLasting: true));

        store.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(["Staff"], (await ReadAsync(store, working))?.Roles);
        Assert.NotNull(await ReadAsync(store, passing));
        store.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await ReadAsync(store, working));
        Assert.NotNull(await ReadAsync(store, passing));
        store.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Null(await ReadAsync(store, passing));
        Assert.NotNull(await ReadAsync(store, lasting));
        store.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Null(await ReadAsync(store, lasting));
    }

    [Theory, BothDatabases]
    public async Task Rights_that_are_taken_away_are_gone_within_a_minute(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var staff = await store.Given.AShopperAsync(null, "Sam", $"Packer{kind}");
        await store.Given.SaveAsync(async db =>
        {
            var role = await db.Roles.SingleAsync(r => r.Name == $"Packer{kind}");
            return db.RoleClaims.Add(new IdentityRoleClaim<long> { RoleId = role.Id, ClaimType = "may", ClaimValue = "ship" });
        });
        var token = await OpenAsync(store, staff);
        Assert.Equal([("may", "ship")], (await ReadAsync(store, token))?.Claims);

        await store.Given.SaveAsync(db => db.RoleClaims.Where(c => c.ClaimValue == "ship").ExecuteDeleteAsync());
        store.Clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal([], (await ReadAsync(store, token))?.Claims);
    }

    [Theory, BothDatabases]
    public async Task Mails_to_an_address_are_asked_for_four_times_and_then_after_half_an_hour(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var email = $"flood-{kind}@example.com";
        for (var i = 0; i < 7; i++)
            await store.Services.RunAsync((AskForReset ask) => ask.RunAsync(email));
        await store.Services.RunAsync((AskForAccount ask) => ask.RunAsync(email, "en-IE", null));
        Assert.Equal(4, await JobsAsync(store, email));

        store.Clock.Advance(TimeSpan.FromMinutes(31));
        await store.Services.RunAsync((AskForAccount ask) => ask.RunAsync(email, "en-IE", null));

        Assert.Equal(5, await JobsAsync(store, email));
    }

    [Theory, BothDatabases]
    public async Task Every_night_only_what_counts_no_more_is_forgotten(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var (shopper, staff) = (await store.Given.AShopperAsync(), await store.Given.AShopperAsync(null, "Sam", "Staff"));
        await TryAsync(store, "old@example.com", "wrong password");
        await OpenAsync(store, shopper, isLasting: true);
        await OpenAsync(store, staff);
        store.Clock.Advance(TimeSpan.FromHours(25));
        await TryAsync(store, "new@example.com", "wrong password");

        await store.Services.RunAsync((ForgetOldTries forget) => forget.RunAsync(CancellationToken.None));

        Assert.Equal((0, 1), ((await CountAsync(store, "old@example.com")).Tries, (await CountAsync(store, "new@example.com")).Tries));
        Assert.Equal([shopper.Id], await store.Database.ReadAsync(db => db.Sessions.Select(s => s.ShopperId).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Every_room_welcomes_and_one_that_fails_keeps_nobody_out(DatabaseKind kind)
    {
        var guests = new List<(long, Visitor)>();
        await using var store = await Store.OpenAsync(kind, services => services.AddScoped<IWelcome>(_ => new Broken()).AddScoped<IWelcome>(_ => new Notes(guests)));
        var shopper = await store.Given.AShopperAsync();

        await store.Services.RunAsync((WelcomeShopper welcome) => welcome.RunAsync(shopper, new Visitor("cart", IsCheckingOut: true)));

        Assert.Equal([(shopper.Id, new Visitor("cart", true))], guests);
    }

    private static Task<Outcome<Shopper>> TryAsync(Store store, string email, string password) =>
        store.Services.RunAsync((SignInWithPassword signIn) => signIn.RunAsync(email, password));

    private static Task<string> OpenAsync(Store store, Shopper shopper, bool isLasting = false) =>
        store.Services.RunAsync((OpenSession open) => open.RunAsync(shopper, "Test", SignInMethod.Password, isLasting));

    private static Task<SignedIn?> ReadAsync(Store store, string token) => store.Services.RunAsync((ReadSession read) => read.RunAsync(token));

    private static Task<(int Tries, bool IsPaused)> CountAsync(Store store, string email) => store.Database.ReadAsync(async db =>
    {
        var key = Patience.SignIn.Key(email);
        return await db.TryCounts.SingleOrDefaultAsync(c => c.Key == key) is { } count ? (count.Tries, count.PausedUntil > store.Clock.GetUtcNow()) : (0, false);
    });

    private static Task<int> JobsAsync(Store store, string email) => store.Database.ReadAsync(db => db.Outbox.CountAsync(m => m.Payload.Contains(email) && m.Status == OutboxStatus.Waiting));

    private sealed class Broken : IWelcome
    {
        public Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel) => throw new InvalidOperationException("broken");
    }

    private sealed class Notes(List<(long, Visitor)> guests) : IWelcome
    {
        public Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel)
        {
            guests.Add((shopper.Id, visitor));
            return Task.CompletedTask;
        }
    }
}
