using System.Net;
using System.Net.Http.Headers;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Hosting;

public sealed class MediaTests
{
    private const string Picture = "/media/demo/mug-moss-speckle-3fa2-1";

    [Fact]
    public async Task Pictures_are_drawn_in_every_format_and_kept_for_ever()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();

        foreach (var (path, type, start) in ((string, string, byte[])[])
                 [(".svg", "image/svg+xml", "<svg "u8.ToArray()), (".jpg", "image/jpeg", [0xff, 0xd8, 0xff]), (".webp?w=400", "image/webp", "RIFF"u8.ToArray()), (".jpg?w=1200", "image/jpeg", [0xff, 0xd8, 0xff])])
        {
            using var answer = await visitor.GetAsync(Picture + path);
            var bytes = await answer.Content.ReadAsByteArrayAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(start, bytes[..start.Length]);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());

            using var again = new HttpRequestMessage(HttpMethod.Get, Picture + path) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
            using var unchanged = await visitor.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Theory]
    [InlineData("/media/demo/mug-moss-speckle-3fa2-9.svg")]
    [InlineData("/media/demo/mug.svg")]
    [InlineData("/media/demo/..%2fappsettings.svg")]
    [InlineData(Picture + ".jpg?w=401")]
    [InlineData(Picture + ".webp?w=-1")]
    [InlineData(Picture + ".png")]
    public async Task What_names_no_picture_is_not_found(string path)
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("image/*") } } };

        using var answer = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(shop.Log.Errors);
    }
}
