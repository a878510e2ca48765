using System.Text.RegularExpressions;
using Storefront.Tests.Support;

namespace Storefront.Tests.House;

/// <summary>What .cshtml and .razor files may say and carry.</summary>
internal static partial class MarkupGuards
{
    /// <summary>Words that are the same in every language.</summary>
    private static readonly string[] Untranslated = ["Storefront", "Fjord", "Field", "SKU", "RSS"];

    public static readonly Guard[] All =
    [
        new("every word a person reads comes from the resources", file => IsMarkup(file) ? LiteralWords(file) : [])
        {
            MustSee =
            [
                Razor("<p>Add to cart</p>"),
                Razor("<p>@Words.Total: free</p>"),
                Razor("<button>\n  @if (full) {\n    <span>x</span>\n  }\n  Buy now\n</button>"),
                Razor("<img src=\"@Picture\" alt=\"A red chair\">"),
                Razor("<input aria-label='Quantity' name=\"quantity\">"),
                Razor("<p>Done</p>\n@code {\n  int x;\n}"),
            ],
            MustPass =
            [
                Razor("@using Storefront.Web.Words\n<p>@Words.AddToCart</p>"),
                Razor("<p>@(Count > 1 ? Words.Many : Words.One) · @Total.ToString(\"C\", Culture)</p>"),
                Razor("@if (Lines.Count > 0)\n{\n  <p>@Words.Cart</p>\n}\nelse if (Lines is [])\n{\n  <p>@Words.Empty</p>\n}"),
                Razor("@foreach (var line in Lines)\n{\n  var total = line.Price * line.Quantity;\n  <li>@total</li>\n}"),
                Razor("@switch (Kind)\n{\n  case Kind.Low:\n    <p>@Words.Low</p>\n    break;\n  default:\n    <p>@Words.In</p>\n    break;\n}"),
                Razor("<p>@Words.Name</p>\n@code {\n  [Parameter] public string Name { get; set; } = \"Some name\";\n}"),
                Razor("@* A note for the reader *@\n<!-- another -->\n<p aria-label=\"@Words.Name\" title=\"@Name\">&nbsp;×</p>"),
                Razor("<p>@string.Format(Words.Of, Items.Count(item => item.Price > 3), Total)</p>"),
                Razor("<p>@await Html.PartialAsync(\"_Grid\", Model)</p>"),
            ],
        },
        Guard.Against(StyleAttribute(), "no style attribute outside mails, whose readers know no style sheet", file => IsMarkup(file) && !InMail(file)) with
        {
            MustSee = [Razor("<p style=\"color: red\">@Words.Sale</p>"), Razor("<p\n style='x'>")],
            MustPass = [new("Storefront.Web/Components/Mail/Confirmation.razor", "<p style=\"color: red\"></p>"), Razor("<p class=\"style\" data-style=\"x\">")],
        },
        Guard.Against(InlineCode(), "no inline script, style sheet or handler: the content security policy refuses them", file => IsMarkup(file) && !InMail(file)) with
        {
            MustSee =
            [
                Razor("<script>go()</script>"),
                Razor("<script nonce=\"@Nonce\">go()</script>"),
                Razor("<style>p { color: red }</style>"),
                Razor("<button onclick=\"go()\">"),
                Razor("<button hx-on:click=\"go()\">"),
                Razor("<div hx-vals=\"js:{a: 1}\">"),
                Razor("<a href=\"javascript:go()\">"),
            ],
            MustPass =
            [
                Razor("<script src=\"/js/shop.js\" type=\"module\"></script>"),
                Razor("<script type=\"application/ld+json\">@Data</script>"),
                Razor("<form hx-post=\"/cart\" action=\"/cart\">"),
            ],
        },
    ];

    private static SourceFile Razor(string text) => new("Storefront.Web/Components/Example.razor", text);

    private static bool IsMarkup(SourceFile file) => file.Is(".razor") || file.Is(".cshtml");

    private static bool InMail(SourceFile file) => file.Path.StartsWith("Storefront.Web/Components/Mail/", StringComparison.Ordinal);

    /// <summary>Text between tags and in attributes that are read out, after everything that is C# has been taken away.</summary>
    private static IEnumerable<string> LiteralWords(SourceFile file)
    {
        var markup = Directive().Replace(CodeBlock().Replace(Comment().Replace(file.Text, ""), ""), "");

        foreach (Match attribute in SpokenAttribute().Matches(markup))
            if (HasWords(WithoutExpressions(attribute.Groups["value"].Value)))
                yield return $"{file.Path}: {attribute.Value}";

        // Expressions go first (they may hold < and >), then tags; what is left is statements, braces and text.
        foreach (var line in Tag().Replace(WithoutExpressions(markup), "\n").Split('\n').Select(line => line.Trim()))
            if (!Statement().IsMatch(line) && HasWords(line))
                yield return $"{file.Path}: {line}";
    }

    private static string WithoutExpressions(string text) => Expression().Replace(text, "");

    private static bool HasWords(string text) =>
        Word().Matches(Entity().Replace(text, "")).Any(word => !Untranslated.Contains(word.Value));

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // @code stands at the foot of a component and runs to the end of the file; script blocks are another guard's business.
    [GeneratedRegex(@"^@(code|functions)\b.*\z|<script\b.*?</script>|<style\b.*?</style>", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\b(alt|title|placeholder|aria-label|aria-description|aria-roledescription|aria-valuetext)\s*=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)')")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"^@(using|page|model|inject|inherits|namespace|implements|layout|attribute|typeparam|addTagHelper|removeTagHelper)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    private const string Parentheses = @"\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)";

    private const string Braces = @"\{(?>[^{}]+|\{(?<d>)|\}(?<-d>))*(?(d)(?!))\}";

    // @if (…), else if (…); @(…); @{…}; @await and @name.Name(…)[…].
    [GeneratedRegex(
        @"@(?:if|foreach|for|while|switch|using|lock)\s*" + Parentheses + @"|\belse\s+if\s*" + Parentheses
        + "|@" + Parentheses + "|@" + Braces
        + @"|(?<!@)@(?:await\s+)?[A-Za-z_][\w:]*(?:\??\.[A-Za-z_]\w*|<[\w,.<>? ]+>(?=\()|!|" + Parentheses + @"|\[[^\]]*\])*")]
    private static partial Regex Expression();

    [GeneratedRegex(@"</?[A-Za-z!](?:[^<>""']|""[^""]*""|'[^']*')*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[;{}]$|^[{}]|^else$|^case\b.*:$|^default:$|^(if|foreach|for|while|switch)\s*\(")]
    private static partial Regex Statement();

    [GeneratedRegex(@"&#?\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=^|\s)style\s*=")]
    private static partial Regex StyleAttribute();

    [GeneratedRegex(@"<script(?![^>]*\bsrc\s*=)(?![^>]*type=""(application/ld\+json|speculationrules)"")|<style\b|\son[a-z]+\s*=|\bhx-on\b|[""']js:|javascript:")]
    private static partial Regex InlineCode();
}
