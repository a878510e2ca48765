namespace Storefront.Web.Hosting;

public static class PublicPages
{
    /// <summary>
    /// This page is the same for everybody: browsers may keep it for Back and Forward, and ask again otherwise. Everything else is <c>no-store</c>.
    /// </summary>
    public static void IsForEverybody(this HttpResponse response) => response.Headers.CacheControl = "no-cache";
}
