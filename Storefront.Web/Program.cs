using Storefront.Core;
using Storefront.Core.Payments;
using Storefront.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddStorefrontCore(builder.Configuration);
builder.Services.AddShopJobs(builder.Configuration);
builder.Services.AddShopHealth();
builder.Services.AddRazorPages();
builder.Services.AddSingleton<IPaymentGateway>(_ => throw new InvalidOperationException("The gateway lands with the sandbox."));

var app = builder.Build();
if (await app.RunCommandAsync(args))
    return;

await app.PrepareDatabaseAsync();
app.UseRouting();
app.UseAuthorization();
app.MapStaticAssets();
app.MapDemoMedia();
app.MapShopHealth();
app.MapShopJobs();
app.MapRazorPages();
await app.RunAsync();

/// <summary>Named so that the tests can start the shop.</summary>
public partial class Program;
