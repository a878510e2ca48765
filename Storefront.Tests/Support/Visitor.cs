using System.Net;

namespace Storefront.Tests.Support;

public static class Visitor
{
    /// <summary>A browser without scripts: it keeps cookies and follows no redirect by itself.</summary>
    public static HttpClient At(Uri address) => new(Wire(new CookieContainer())) { BaseAddress = address };

    internal static SocketsHttpHandler Wire(CookieContainer cookies) => new() { AllowAutoRedirect = false, UseCookies = true, CookieContainer = cookies, UseProxy = false };
}
