using System.Text.RegularExpressions;
using Storefront.Tests.Support;

namespace Storefront.Tests.House;

/// <summary>What may stand in the repository at all.</summary>
internal static partial class FileGuards
{
    /// <summary>Files over 300 lines, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    public static readonly Guard[] All =
    [
        new("no file is longer than 300 lines without a reason", file =>
            IsSource(file) && !IsGenerated(file) && !LongFiles.ContainsKey(file.Path) && file.Lines().Count() > 301 ? [file.Path] : [])
        {
            MustSee = [new("Storefront.Core/Orders/Order.cs", string.Concat(Enumerable.Repeat("// line\n", 301)))],
            MustPass = [new("Storefront.Core/Orders/Order.cs", string.Concat(Enumerable.Repeat("// line\n", 300)))],
        },
        Guard.Against(Clock(), "time comes in as a TimeProvider", file => IsSource(file) && !IsGenerated(file)) with
        {
            MustSee =
            [
                new("Storefront.Core/Orders/Order.cs", "placed = DateTime.UtcNow;"),
                new("Storefront.Core/Orders/Order.cs", "placed = DateTimeOffset.Now;"),
                new("Storefront.Web/Pages/Index.cshtml", "@DateTime.Today.Year"),
            ],
            MustPass = [new("Storefront.Core/Orders/Order.cs", "placed = time.GetUtcNow();")],
        },
        Guard.Against(Unfinished(), "nothing is left for later", file => !file.Is(".json")) with
        {
            MustSee = [new("Storefront.Core/Orders/Order.cs", "// TODO: refunds"), new("Storefront.Core/Orders/Order.cs", "throw new NotImplementedException();")],
            MustPass = [new("Storefront.Core/Orders/Order.cs", "// Todos los pedidos")],
        },
        new("nothing third-party is committed: libman.json and the lock files say where it comes from", file => ThirdParty().IsMatch(file.Path) ? [file.Path] : [])
        {
            MustSee =
            [
                new("Storefront.Web/wwwroot/lib/htmx.js", ""),
                new("Storefront.Web/wwwroot/js/chart.min.js", ""),
                new("Storefront.Web/wwwroot/fonts/serif.woff2", ""),
                new("tools/Stripe.net.dll", ""),
                new("node_modules/htmx.org/package.json", ""),
            ],
            MustPass = [new("Storefront.Web/wwwroot/js/shop.js", "")],
        },
        new("no third-party text hides in a file of ours", file => file.Is(".js") || file.Is(".mjs") || file.Is(".css") ? Guard.Find(ForeignNotice(), file) : [])
        {
            MustSee = [new("Storefront.Web/wwwroot/js/shop.js", "/*! chart v4.0 | MIT License */"), new("Storefront.Web/Styles/shop.css", "/*# sourceMappingURL=x.map */")],
        },
        Guard.Against(Registry(), "lock files name packages, not the registry they came from", file => file.Path.EndsWith("package-lock.json", StringComparison.Ordinal)) with
        {
            MustSee = [new("Storefront.Web/package-lock.json", "      \"resolved\": \"https://example.com/htmx.org/-/htmx.org-4.0.1.tgz\",")],
        },
    ];

    private static bool IsSource(SourceFile file) =>
        file.Path.StartsWith("Storefront.", StringComparison.Ordinal) && new[] { ".cs", ".cshtml", ".razor", ".js", ".mjs", ".css" }.Any(file.Is);

    private static bool IsGenerated(SourceFile file) => file.Path.Contains("/Migrations/", StringComparison.Ordinal);

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|\bNotImplementedException\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(^|/)(node_modules|wwwroot/lib|wwwroot/css)/|\.min\.(js|css)$|\.(map|woff2?|ttf|otf|dll|so|exe|nupkg|tgz|jar)$")]
    private static partial Regex ThirdParty();

    [GeneratedRegex(@"/\*!|@license\b|sourceMappingURL=")]
    private static partial Regex ForeignNotice();

    [GeneratedRegex(@"""resolved"":")]
    private static partial Regex Registry();
}
