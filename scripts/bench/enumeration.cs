#!/usr/bin/env dotnet
#:project ../../Storefront.Core
#:property PublishAot=false

// Whether a stranger can tell by the clock who has an account: how long the shop takes to answer for addresses that it knows and for addresses that it
// does not, at register, reset, sign-in and checkout, one after the other in turn. It prints the medians and their difference.
//
//   dotnet run -c Release scripts/bench/enumeration.cs -- http://localhost:5080 "Data Source=data/storefront.db" [samples]
//
// The shop runs already, with the same database, something to sell, and limits that do not stand in the way:
//   RateLimits__PostsAtOnce=1000000 RateLimits__SignInsPerMinute=100000 RateLimits__SignInsOfAllPerMinute=1000000 scripts/shop

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Core;
using Storefront.Core.Data;
using Storefront.Core.Identity;

var shop = new Uri(args[0]);
var samples = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200;

var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["ConnectionStrings:Storefront"] = args[1],
    ["Stripe:SecretKey"] = "sk_test_bench",
    ["Stripe:WebhookSecret"] = "whsec_bench",
}).Build();
await using var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error)).AddSingleton<IConfiguration>(settings).AddStorefrontCore(settings).BuildServiceProvider();

// Every sample is an address of its own, so that no pause stands in the way of the later ones.
var run = Guid.NewGuid().ToString("N")[..8];
var known = Enumerable.Range(0, samples).Select(i => $"known-{run}-{i}@example.com").ToList();
var unknown = Enumerable.Range(0, samples).Select(i => $"other-{run}-{i}@example.com").ToList();
var sku = await PrepareAsync();

using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = shop };
client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
using (await client.PostAsync("/cart?handler=Add", new FormUrlEncodedContent([new("sku", sku), new("quantity", "1")])))
{
}

Console.WriteLine($"{samples} samples each, in turn");
Console.WriteLine($"{"",-10} {"known",10} {"unknown",10} {"difference",12}");
foreach (var (name, page, fields) in new (string, string, Func<string, (string, string)[]>)[]
{
    ("register", "/account/register", email => [("Email", email)]),
    ("reset", "/account/reset", email => [("Email", email)]),
    ("sign-in", "/account/sign-in", email => [("Email", email), ("Password", "not their password")]),
    ("checkout", "/checkout", email =>
    [
        ("Email", email), ("BillingSame", "true"), ("Delivery.Country", "DE"), ("Delivery.Name", "Kim Berg"), ("Delivery.Line1", "Lindenallee 7"), ("Delivery.PostalCode", "10115"), ("Delivery.City", "Berlin"),
    ]),
})
{
    var token = Token().Match(await client.GetStringAsync(page)).Groups["token"].Value;
    // The first answers warm the code up and are not counted.
    for (var i = 0; i < 10; i++)
        await TimeAsync(page, token, fields($"warm-{run}-{i}@example.com"));
    var (ofKnown, ofUnknown) = (new List<double>(), new List<double>());
    for (var i = 0; i < samples; i++)
    {
        // Who goes first changes, so that neither gains by it.
        foreach (var isKnown in i % 2 == 0 ? new[] { true, false } : [false, true])
            (isKnown ? ofKnown : ofUnknown).Add(await TimeAsync(page, token, fields((isKnown ? known : unknown)[i])));
    }

    var (a, b) = (Median(ofKnown), Median(ofUnknown));
    Console.WriteLine($"{name,-10} {a,7:F2} ms {b,7:F2} ms {a - b,9:F2} ms");
}

async Task<double> TimeAsync(string page, string token, (string, string)[] fields)
{
    using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)), new("__RequestVerificationToken", token)]);
    var watch = Stopwatch.StartNew();
    using var answer = await client.PostAsync(page, form);
    await answer.Content.ReadAsByteArrayAsync();
    var taken = watch.Elapsed.TotalMilliseconds;
    if (answer.StatusCode is not (HttpStatusCode.SeeOther or HttpStatusCode.UnprocessableEntity))
        throw new InvalidOperationException($"{page} answered {answer.StatusCode}.");
    return taken;
}

/// Accounts for all known addresses, with a password that takes as long to compare as any. Answers with something that is for sale.
async Task<string> PrepareAsync()
{
    await using var scope = services.CreateAsyncScope();
    var hash = scope.ServiceProvider.GetRequiredService<Passwords>().Hash("their own password");
    await services.GetRequiredService<StoreWrites>().RunAsync(db =>
    {
        foreach (var email in known)
        {
            var shopper = Shopper.Open(email, null, "en-IE", TimeProvider.System.GetUtcNow());
            shopper.PasswordHash = hash;
            db.Shoppers.Add(shopper);
        }
        return Task.CompletedTask;
    });
    return await scope.ServiceProvider.GetRequiredService<StoreDb>().Variants.Where(v => v.IsActive && v.StockItem.Available > 0).Select(v => v.Sku).FirstAsync();
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

internal partial class Program
{
    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
