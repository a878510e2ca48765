using Storefront.Core;
using Storefront.Core.Invoices;
using Storefront.Web.Crawlers;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Sandbox;

if (args is ["sandbox", ..])
{
    await SandboxHost.RunAsync(args[1..]);
    return;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddShopLogs();
var hasSandbox = !builder.Environment.IsProduction();
builder.Services.AddStorefrontCore(builder.Configuration);
builder.Services.AddShopJobs(builder.Configuration);
builder.Services.AddShopHealth();
builder.AddRequestSettings();
builder.AddShopSecurity();
builder.AddRateLimits();
builder.Services.AddErrorPages();
builder.Services.AddSingleton<SiteFrames>();
builder.Services.AddBuying();
builder.Services.AddAccounts();
builder.AddForeignSignIn();
builder.Services.AddRazorPages();
if (hasSandbox)
{
    builder.Services.AddSandbox();
    builder.Services.PostConfigure<SellerOptions>(seller => seller.PretendUnlessSet());
}

var app = builder.Build();
if (await app.RunCommandAsync(args))
    return;

await app.PrepareDatabaseAsync();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseRequestLocalization();
app.UseErrorPages();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.MapStaticAssets().AllowAnonymous();
app.MapDemoMedia();
app.MapPictures();
app.MapCrawlers();
app.MapShopHealth();
app.MapShopJobs();
app.MapRazorPages().WithStaticAssets();
app.MapStripeWebhook();
if (hasSandbox)
    app.MapSandbox();
await app.RunAsync();

/// <summary>Named so that the tests can start the shop.</summary>
public partial class Program;
