using System.Text.RegularExpressions;
using Storefront.Tests.Support;

namespace Storefront.Tests.House;

/// <summary>Who may look where, and what nothing is called.</summary>
internal static partial class RoomGuards
{
    /// <summary>The arrows as docs/house.md draws them. Every room may use Shared, Jobs and Data as well.</summary>
    private static readonly Dictionary<string, string[]> Arrows = SourceFile.All
        .Single(file => file.Path == "docs/house.md").Lines()
        .Select(line => DrawnRoom().Match(line.Text))
        .Where(drawn => drawn.Success)
        .ToDictionary(drawn => drawn.Groups["room"].Value, drawn => drawn.Groups["others"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static readonly string[] OpenToAll = ["Shared", "Jobs", "Data", "Words"];

    /// <summary>Which types stand in which room: a sibling room is also reached as <c>Catalog.Product</c>, without a using.</summary>
    private static readonly Lazy<ILookup<string, string>> Types = new(() => SourceFile.All
        .Where(file => file.Path.StartsWith("Storefront.Core/", StringComparison.Ordinal) && file.Is(".cs"))
        .SelectMany(file => DeclaredTypes(file).Select(type => (Room: RoomOf(file), Type: type)))
        .ToLookup(declared => declared.Room, declared => declared.Type));

    public static readonly Guard[] All =
    [
        new("rooms look only where their arrow points", CrossedArrows)
        {
            MustSee =
            [
                new("Storefront.Core/Orders/Order.cs", "using Storefront.Core.Catalog;\nnamespace Storefront.Core.Orders;"),
                new("Storefront.Core/Orders/Order.cs", "using static Storefront.Core.Carts.CartRefusals;\nnamespace Storefront.Core.Orders;"),
                new("Storefront.Core/Orders/Order.cs", "namespace Storefront.Core.Orders;\nclass Order { global::Storefront.Core.Payments.Payment? paid; }"),
                new("Storefront.Core/Jobs/JobDispatcher.cs", "using Storefront.Core.Mail;\nnamespace Storefront.Core.Jobs;"),
                new("Storefront.Core/Parcels/Parcel.cs", "namespace Storefront.Core.Parcels;"),
                new("Storefront.Core/Storefront.Core.csproj", "<Using Include=\"Storefront.Core.Catalog\" />"),
                new("Storefront.Core/Usings.cs", "global using Storefront.Core.Catalog;"),
            ],
            MustPass =
            [
                new("Storefront.Core/Checkout/PlaceOrder.cs", "using Storefront.Core.Carts;\nusing Storefront.Core.Shared;\nnamespace Storefront.Core.Checkout;"),
                new("Storefront.Core/Data/StoreDb.cs", "using Storefront.Core.Payments.Stripe;\nnamespace Storefront.Core.Data;"),
                new("Storefront.Core/StorefrontCore.cs", "using Storefront.Core.Mail;\nnamespace Storefront.Core;"),
            ],
        },
        new("a file's namespace is its folder", StrayNamespaces)
        {
            MustSee = [new("Storefront.Core/Orders/Order.cs", "namespace Storefront.Core.Catalog;"), new("Storefront.Web/Htmx/Fragment.cs", "namespace Storefront.Web;")],
            MustPass = [new("Storefront.Core/Payments/Stripe/Gateway.cs", "namespace Storefront.Core.Payments;")],
        },
        Guard.Against(WebType(), "Core knows no HTTP", InCore) with
        {
            MustSee = [new("Storefront.Core/Carts/Cart.cs", "using Microsoft.AspNetCore.Http;"), new("Storefront.Core/Carts/Cart.cs", "using Microsoft.AspNetCore.Mvc.Rendering;")],
            MustPass = [new("Storefront.Core/Identity/Shopper.cs", "using Microsoft.AspNetCore.Identity;")],
        },
        Guard.Against(Injection(), "components see only their parameters", InComponents) with
        {
            MustSee =
            [
                new("Storefront.Web/Components/Price.razor", "@inject IConfiguration Settings"),
                new("Storefront.Web/Components/Price.razor", "@code { [Inject] public IConfiguration Settings { get; set; } }"),
                new("Storefront.Web/Components/Price.razor", "@code { [CascadingParameter] public string? Shop { get; set; } }"),
            ],
        },
        new("Pages and Api never call each other", CrossedDoors)
        {
            MustSee =
            [
                new("Storefront.Web/Api/CartsApi.cs", "using Storefront.Web.Pages.Carts;"),
                new("Storefront.Web/Pages/Carts/Index.cshtml.cs", "using Storefront.Web.Api;"),
            ],
        },
        new("an outside party appears in one folder of one room", StrayParties)
        {
            MustSee =
            [
                new("Storefront.Core/Checkout/PlaceOrder.cs", "using Stripe.Checkout;"),
                new("Storefront.Web/Pages/Orders/Index.cshtml.cs", "using SendGrid;"),
                new("Storefront.Core/Orders/Order.cs", "using MailKit.Net.Smtp;"),
                new("Storefront.Core/Identity/Authenticator.cs", "using QRCoder;"),
            ],
            MustPass = [new("Storefront.Core/Payments/Stripe/StripeGateway.cs", "using Stripe.Checkout;")],
        },
        new("nothing is called Service, Manager, Helper, Impl, Base or Dto", file => InProduct(file)
            ? DeclaredTypes(file).Where(type => ForbiddenSuffix().IsMatch(type)).Select(type => $"{file.Path}: {type}")
            : [])
        {
            MustSee =
            [
                new("Storefront.Core/Carts/CartService.cs", "public sealed class CartService;"),
                new("Storefront.Web/Pages/Carts/CartDto.cs", "public sealed record CartDto(int Lines);"),
                new("Storefront.Web/Components/PriceHelper.razor", "<p></p>"),
            ],
            MustPass = [new("Storefront.Core/Data/Database.cs", "public class Database;")],
        },
    ];

    private static IEnumerable<string> CrossedArrows(SourceFile file)
    {
        if (!InCore(file))
            return [];
        if (file.Is(".csproj") || GlobalUsing().IsMatch(file.Text))
            return Guard.Find(GlobalUsing(), file).Concat(Guard.Find(ProjectUsing(), file));
        var room = RoomOf(file);
        if (!file.Is(".cs") || room is "" or "Data" or "Words")
            return [];
        if (!Arrows.TryGetValue(room, out var arrows))
            return [$"{file.Path}: the room {room} is not on the floor plan"];

        var named = NamedRoom().Matches(file.Text).Select(match => match.Groups["room"].Value);
        var reached = QualifiedType().Matches(file.Text)
            .Where(match => Types.Value[match.Groups["room"].Value].Contains(match.Groups["type"].Value))
            .Select(match => match.Groups["room"].Value);
        return named.Concat(reached).Distinct()
            .Where(other => other != room && !OpenToAll.Contains(other) && !arrows.Contains(other))
            .Select(other => $"{file.Path}: {room} looks into {other}");
    }

    private static IEnumerable<string> StrayNamespaces(SourceFile file)
    {
        if (!file.Is(".cs") || !file.Path.StartsWith("Storefront.", StringComparison.Ordinal) || Namespace().Match(file.Text) is not { Success: true } declared)
            return [];
        var folders = file.Path.Split('/')[..^1];
        var expected = string.Join('.', folders.Take(2));
        var found = declared.Groups["name"].Value;
        return found == expected || found.StartsWith(expected + ".", StringComparison.Ordinal) ? [] : [$"{file.Path}: {found}"];
    }

    private static IEnumerable<string> CrossedDoors(SourceFile file) =>
        file.Path.StartsWith("Storefront.Web/Api/", StringComparison.Ordinal) ? Guard.Find(PagesNamespace(), file)
        : file.Path.StartsWith("Storefront.Web/Pages/", StringComparison.Ordinal) ? Guard.Find(ApiNamespace(), file)
        : [];

    private static IEnumerable<string> StrayParties(SourceFile file) =>
        InProduct(file) ? Parties.Where(party => !file.Path.StartsWith(party.Home, StringComparison.Ordinal)).SelectMany(party => Guard.Find(party.Using, file)) : [];

    private static readonly (Regex Using, string Home)[] Parties =
    [
        (StripeUsing(), "Storefront.Core/Payments/Stripe/"),
        (MailUsing(), "Storefront.Core/Mail/"),
        (QrUsing(), "Storefront.Web/Components/Account/"),
    ];

    private static IEnumerable<string> DeclaredTypes(SourceFile file) =>
        file.Is(".razor") ? [Path.GetFileNameWithoutExtension(file.Path)]
        : file.Is(".cs") ? TypeDeclaration().Matches(file.Text).Select(match => match.Groups["name"].Value)
        : [];

    private static string RoomOf(SourceFile file) => file.Path.Split('/') is [_, var room, _, ..] ? room : "";

    private static bool InCore(SourceFile file) => file.Path.StartsWith("Storefront.Core/", StringComparison.Ordinal);

    private static bool InComponents(SourceFile file) => file.Path.StartsWith("Storefront.Web/Components/", StringComparison.Ordinal);

    private static bool InProduct(SourceFile file) => InCore(file) || file.Path.StartsWith("Storefront.Web/", StringComparison.Ordinal);

    [GeneratedRegex(@"^  (?<room>\w+)/ .*→ (?:–|(?<others>[\w ]+))$")]
    private static partial Regex DrawnRoom();

    [GeneratedRegex(@"\bStorefront\.Core\.(?<room>[A-Z]\w*)")]
    private static partial Regex NamedRoom();

    [GeneratedRegex(@"(?<![.\w])(?<room>[A-Z]\w*)\.(?<type>[A-Z]\w*)")]
    private static partial Regex QualifiedType();

    [GeneratedRegex(@"^global using (static )?Storefront\.", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing();

    [GeneratedRegex(@"<Using Include=""Storefront\.")]
    private static partial Regex ProjectUsing();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bMicrosoft\.AspNetCore\.(Http|Mvc|Routing|Builder|Components|Hosting|Antiforgery|WebUtilities)\b")]
    private static partial Regex WebType();

    [GeneratedRegex(@"@inject\b|\[\s*(Inject|CascadingParameter)\b|\bIServiceProvider\b|@rendermode\b")]
    private static partial Regex Injection();

    [GeneratedRegex(@"\bStorefront\.Web\.Pages\b")]
    private static partial Regex PagesNamespace();

    [GeneratedRegex(@"\bStorefront\.Web\.Api\b")]
    private static partial Regex ApiNamespace();

    [GeneratedRegex(@"^\s*(global )?using (static |\w+ = )?(global::)?Stripe\b")]
    private static partial Regex StripeUsing();

    [GeneratedRegex(@"^\s*(global )?using (static |\w+ = )?(global::)?(SendGrid|MailKit|MimeKit)\b")]
    private static partial Regex MailUsing();

    [GeneratedRegex(@"^\s*(global )?using (static |\w+ = )?(global::)?QRCoder\b")]
    private static partial Regex QrUsing();

    [GeneratedRegex(@"(Service|Manager|Helper|Helpers|Impl|Base|Dto)$")]
    private static partial Regex ForbiddenSuffix();

    [GeneratedRegex(@"^[ \t]*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref) )*(?:class|record struct|record class|record|struct|interface|enum) (?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();
}
