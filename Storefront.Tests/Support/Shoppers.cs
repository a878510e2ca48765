using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storefront.Core.Identity;
using Storefront.Web.Sandbox.Mail;

namespace Storefront.Tests.Support;

/// <summary>People with accounts, and their browsers.</summary>
public static partial class Shoppers
{
    public const string Password = "seven small boats";

    /// <summary>Few rounds: a test is no attacker.</summary>
    private static readonly PasswordHasher<Shopper> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

    private static int made;

    /// <summary>Somebody whose password is <see cref="Password"/>; with roles, somebody who works here.</summary>
    public static Task<Shopper> AShopperAsync(this Given given, string? email = null, string? name = "Kim Berg", params string[] roles) => given.SaveAsync(async db =>
    {
        var shopper = Shopper.Open(email ?? $"kim{Interlocked.Increment(ref made)}@example.com", name, "en-IE", DateTimeOffset.UnixEpoch);
        shopper.PasswordHash = Hasher.HashPassword(shopper, Password);
        db.Add(shopper);
        await db.SaveChangesAsync();
        foreach (var role in roles)
        {
            var known = await db.Roles.SingleOrDefaultAsync(r => r.Name == role) ?? db.Roles.Add(Role.Named(role)).Entity;
            await db.SaveChangesAsync();
            db.ShopperRoles.Add(new IdentityUserRole<long> { UserId = shopper.Id, RoleId = known.Id });
        }
        return shopper;
    });

    /// <summary>A browser in which the shopper is signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this Shop shop, Shopper shopper)
    {
        var visitor = shop.NewVisitor();
        using var answer = await visitor.TrySignInAsync(shopper.Email!, Password);
        Assert.Equal("/account", answer.Headers.Location?.ToString());
        return visitor;
    }

    public static async Task<HttpResponseMessage> TrySignInAsync(this HttpClient visitor, string email, string password, string page = "/account/sign-in") =>
        await (await visitor.GetHtmlAsync(page)).Form("main form:has([name=Password])").With("Email", email).With("Password", password).SubmitAsync(visitor);

    /// <summary>The mails to an address, newest first.</summary>
    public static IReadOnlyList<ReceivedMail> MailsTo(this Shop shop, string email) => shop.Services.GetRequiredService<Mailbox>().List(email);

    /// <summary>The path of the link in the newest mail to an address.</summary>
    public static string LinkMailedTo(this Shop shop, string email)
    {
        var link = Link().Match(shop.MailsTo(email)[0].Text!).Value;
        Assert.StartsWith(shop.Address.GetLeftPart(UriPartial.Authority), link, StringComparison.Ordinal);
        return new Uri(link).PathAndQuery;
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
