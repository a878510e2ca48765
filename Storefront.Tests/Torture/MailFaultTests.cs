using System.Text.Json;
using AngleSharp.Dom;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

public class MailFaultTests
{
    /// <summary>B9.</summary>
    [Theory, BothDatabases]
    public async Task An_hour_without_the_mail_provider_delays_mails_and_nothing_else(DatabaseKind kind)
    {
        await using var lined = await ShopOnLines.OpenAsync(kind);
        var shop = lined.Shop;
        var mug = await shop.Given.AVariantAsync(stock: 1000);
        var count = Rounds.Of(few: 4, full: 200);

        lined.Mail.Fault = LineFault.Reset;
        var numbers = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var buyer = new Buyer(shop);
            var hosted = await buyer.PlaceOrderAsync(mug);
            Assert.Contains("confirmed", (await buyer.PayAsync(new Uri(hosted.PathAndQuery, UriKind.Relative))).Words("h1"), StringComparison.Ordinal);
            numbers.Add((await buyer.TheOrderAsync()).Number);
        }

        Assert.Equal(0, lined.Mail.Taken);
        await PassAsync(shop, TimeSpan.FromHours(1));
        Assert.True(lined.Mail.Taken >= count);
        Assert.Empty(await MailsAsync(shop));

        lined.Mail.Fault = LineFault.None;
        await PassAsync(shop, TimeSpan.FromHours(2));
        Assert.Equal(numbers.Order(), (await MailsAsync(shop)).Order());
        Assert.Empty(shop.Log.Errors);
        await shop.AssertSoundAsync();
        Tally.Note("B9", kind, (count, "orders while mail was down"), (count, "mails after"), (0, "twice"));
    }

    private static async Task PassAsync(Shop shop, TimeSpan time)
    {
        // In small steps, or the tries would be further apart than the shop makes them.
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(1))
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await shop.RunJobsAsync();
        }
    }

    /// <summary>The order number of each mail that was delivered.</summary>
    private static async Task<List<string>> MailsAsync(Shop shop)
    {
        using var visitor = shop.NewVisitor();
        var mails = JsonDocument.Parse(await visitor.GetStringAsync("/sandbox/mail.json")).RootElement;
        return [.. mails.EnumerateArray().Select(mail => mail.GetProperty("subject").GetString()!.Split(' ')[1])];
    }
}
