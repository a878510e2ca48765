using Storefront.Core.Pictures;

namespace Storefront.Web.Hosting;

/// <summary>Uploaded pictures: <c>/media/pictures/{name}.webp</c>, and <c>{name}-small.webp</c> for lists. What is kept never changes, so every answer may be kept for ever.</summary>
internal static class PictureFiles
{
    private const string Path = "/media/pictures/";

    public static string Address(string name, bool isSmall = false) => Path + PictureName.File(name, isSmall);

    public static void MapPictures(this IEndpointRouteBuilder app) =>
        app.MapMethods(Path + "{file}", [HttpMethods.Get, HttpMethods.Head], SendAsync).AllowAnonymous();

    private static async Task<IResult> SendAsync(string file, IPictureStore store, HttpContext http)
    {
        if (!PictureName.IsFile(file) || await store.OpenAsync(file, http.RequestAborted) is not { } picture)
            return TypedResults.NotFound();

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Stream(picture, "image/webp", enableRangeProcessing: false);
    }
}
