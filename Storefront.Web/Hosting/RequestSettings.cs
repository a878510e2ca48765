using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Storefront.Core;

namespace Storefront.Web.Hosting;

/// <summary>The section <c>Web</c> of the settings: where requests come from and how they are answered.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Cultures that the shop speaks (en-IE when none is named), the first one unless a shopper chooses another; they format prices and dates.</summary>
    public string[] Cultures { get; set; } = [];

    /// <summary>Addresses of the proxies in front, whose <c>X-Forwarded-*</c> headers are believed; loopback always is.</summary>
    public string[] Proxies { get; set; } = [];
}

/// <summary>The framework's settings for every request: proxies in front, culture, compression.</summary>
internal static class RequestSettings
{
    public static void AddRequestSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<WebOptions>(builder.Configuration, WebOptions.Section);
        var web = builder.Configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new WebOptions();
        string[] cultures = web.Cultures is [] ? ["en-IE"] : web.Cultures;

        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in web.Proxies)
                forwarded.KnownProxies.Add(IPAddress.TryParse(proxy, out var address)
                    ? address
                    : throw new InvalidOperationException($"{WebOptions.Section}:Proxies: '{proxy}' is not an address."));
        });

        // Not by Accept-Language: a page means the same for everybody who opens its address, and so can be cached.
        services.AddRequestLocalization(localization =>
        {
            localization.SetDefaultCulture(cultures[0]).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            localization.RequestCultureProviders = cultures.Length > 1 ? [new CookieRequestCultureProvider { CookieName = "shop-culture" }] : [];
        });

        // Antiforgery tokens are drawn afresh for every page, so a page that is compressed gives none of them away (BREACH).
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "application/json", "application/problem+json", "application/xml", "image/svg+xml"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}
