using System.Net;

namespace Storefront.Tests.Support;

public static class Visitor
{
    /// <summary>A browser without scripts: it keeps cookies and follows no redirect by itself.</summary>
    public static HttpClient At(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = address };
}
