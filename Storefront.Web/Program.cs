using Storefront.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapDemoMedia();
app.Run();
