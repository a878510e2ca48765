using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using NetVips;
using Storefront.Core.Data.Demo.Pictures;

namespace Storefront.Web.Hosting;

/// <summary>
/// The demo's pictures, drawn on request: <c>/media/demo/{key}.svg</c> for pages, <c>.jpg</c> and <c>.webp</c> (with <c>?w=</c>) for
/// og:image and product feeds, which take no SVG. A key always means the same picture, so every answer may be kept for ever.
/// </summary>
public static class Media
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>The widths that can be asked for; any other would only let a stranger make us work.</summary>
    private static readonly int[] Widths = [400, 800, 1200];

    /// <summary>Drawing pixels costs tens of milliseconds of one core: a few at a time, and the last ones kept.</summary>
    private static readonly SemaphoreSlim Easels = new(Math.Max(1, Environment.ProcessorCount / 2));

    private static readonly MemoryCache Renditions = new(new MemoryCacheOptions { SizeLimit = 32 * 1024 * 1024 });

    public static IEndpointRouteBuilder MapDemoMedia(this IEndpointRouteBuilder app)
    {
        string[] reads = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/media/demo/{key}.svg", reads, Svg).AllowAnonymous();
        app.MapMethods("/media/demo/{key}.jpg", reads, (string key, int? w, HttpContext http) => RasterAsync(key, w ?? 800, ".jpg", "image/jpeg", http)).AllowAnonymous();
        app.MapMethods("/media/demo/{key}.webp", reads, (string key, int? w, HttpContext http) => RasterAsync(key, w ?? 800, ".webp", "image/webp", http)).AllowAnonymous();
        return app;
    }

    private static IResult Svg(string key, HttpContext http)
    {
        if (DemoPicture.Svg(key) is not { } svg) return TypedResults.NotFound();
        var bytes = Encoding.UTF8.GetBytes(svg);
        return Kept(http, bytes, "image/svg+xml", TagOf(bytes, ""));
    }

    private static async Task<IResult> RasterAsync(string key, int width, string format, string contentType, HttpContext http)
    {
        if (!Widths.Contains(width) || DemoPicture.Svg(key) is not { } svg) return TypedResults.NotFound();
        var source = Encoding.UTF8.GetBytes(svg);
        var name = $"{key}{format}?{width}";
        if (!Renditions.TryGetValue(name, out byte[]? picture) || picture is null)
        {
            await Easels.WaitAsync(http.RequestAborted);
            try
            {
                picture = Raster(source, width, format);
            }
            finally
            {
                Easels.Release();
            }

            Renditions.Set(name, picture, new MemoryCacheEntryOptions { Size = picture.Length });
        }

        return Kept(http, picture, contentType, TagOf(source, $"{width}{format}"));
    }

    private static byte[] Raster(byte[] svg, int width, string format)
    {
        using var drawn = Image.SvgloadBuffer(svg, scale: (double)width / DemoPicture.Width);
        using var flat = drawn.Flatten();
        return flat.WriteToBuffer(format, new VOption { { "Q", 82 }, { "keep", Enums.ForeignKeep.None } });
    }

    private static FileContentHttpResult Kept(HttpContext http, byte[] bytes, string contentType, EntityTagHeaderValue tag)
    {
        http.Response.Headers.CacheControl = ForEver;
        return TypedResults.Bytes(bytes, contentType, entityTag: tag);
    }

    private static EntityTagHeaderValue TagOf(byte[] source, string rendition) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(source).AsSpan(0, 8))}{rendition.Replace(".", "-", StringComparison.Ordinal)}\"");
}
