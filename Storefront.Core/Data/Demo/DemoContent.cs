using System.Globalization;

namespace Storefront.Core.Data.Demo;

internal sealed record DemoBrand(string Name, string Place, IReadOnlyList<string> Sentences);

/// <summary>A sentence that suits the products whose row holds one of the words, <c>[word, word] sentence</c>; no words suit all.</summary>
internal sealed record DemoFragment(string Sentence, IReadOnlyList<string> Words)
{
    public static DemoFragment Read(string line) => line.StartsWith('[') && line.IndexOf(']', StringComparison.Ordinal) is var end
        ? new(line[(end + 2)..], line[1..end].Split(", "))
        : new(line, []);

    public bool Suits(DemoProduct product) => Words.Count == 0 || Words.Any(word => product.Row.Contains(word, StringComparison.OrdinalIgnoreCase));
}

internal sealed record DemoOption(string Name, IReadOnlyList<(string Value, long SurchargeMinor)> Values);

internal sealed record DemoCategory(
    string Path, string Name, string Summary, string Tax, string? Care, string Material, string? Measure, IReadOnlyList<DemoFragment> Fragments, IReadOnlyList<DemoProduct> Products);

internal sealed record DemoProduct(
    string Row, string Name, string Brand, string Silhouette, string Pattern, long PriceMinor, long? CompareAtMinor, IReadOnlyList<string> Colours,
    DemoOption? Option, string Material, string Measure, int Grams, string? Care, string Summary, string Story);

/// <summary>
/// The words of the demo shop, as they stand in <c>Content/</c>. A department's file is a list of categories, each:
/// <code>
/// # path | name | summary | key=value …      tax, care, material (the label of that column), sizes
/// + sentence                                 for descriptions in this category; + [word, word] only where a row holds one of the words
/// name | brand | silhouette/pattern | price &lt; former price | colours | option: value, value +surcharge | material | measure | grams | care=…
/// summary
/// story
/// </code>
/// </summary>
internal static class DemoContent
{
    private static readonly string[] Departments =
        ["kitchen", "home", "textiles", "clothing", "outdoor", "garden", "bathroom", "workshop", "stationery", "pantry", "children"];

    private static readonly Dictionary<string, DemoOption> Sizes = new()
    {
        ["clothes"] = Same("Size", "XS", "S", "M", "L", "XL"),
        ["socks"] = Same("Size", "36–39", "40–43", "44–46"),
        ["boots"] = Same("Size", "37", "38", "39", "40", "41", "42", "43", "44", "45"),
        ["child"] = Same("Size", "92", "104", "116", "128"),
    };

    private static readonly Lazy<IReadOnlyList<DemoCategory>> AllCategories = new(() => [.. Departments.SelectMany(ReadDepartment)]);

    private static readonly Lazy<IReadOnlyDictionary<string, DemoBrand>> AllBrands = new(() => ReadBrands().ToDictionary(brand => brand.Name));

    public static IReadOnlyList<DemoCategory> Categories => AllCategories.Value;

    public static IReadOnlyDictionary<string, DemoBrand> Brands => AllBrands.Value;

    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(DemoContent).Assembly.GetManifestResourceStream($"Demo/{file}.txt") ?? throw new InvalidOperationException($"No demo content '{file}'.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return line;
    }

    private static IEnumerable<DemoBrand> ReadBrands()
    {
        string[]? head = null;
        List<string> sentences = [];
        foreach (var line in Lines("brands").Where(line => !line.StartsWith('#')))
        {
            if (line.Contains(" | ", StringComparison.Ordinal))
            {
                if (head is not null) yield return new DemoBrand(head[0], head[1], sentences);
                (head, sentences) = (line.Split(" | "), []);
            }
            else
            {
                sentences.Add(line);
            }
        }

        yield return new DemoBrand(head![0], head[1], sentences);
    }

    private static List<DemoCategory> ReadDepartment(string file)
    {
        List<DemoCategory> categories = [];
        List<DemoFragment> fragments = [];
        List<DemoProduct> products = [];
        DemoOption? sizes = null;
        var inherited = "standard";
        using var lines = Lines(file).GetEnumerator();
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var parts = line[2..].Split(" | ");
                var settings = parts.Skip(3).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
                if (!parts[0].Contains('/', StringComparison.Ordinal)) inherited = settings.GetValueOrDefault("tax", "standard");
                sizes = settings.TryGetValue("sizes", out var which) ? Sizes[which] : null;
                (fragments, products) = ([], []);
                categories.Add(new DemoCategory(
                    parts[0], parts[1], parts[2], inherited, settings.GetValueOrDefault("care"), settings.GetValueOrDefault("material", "Material"),
                    settings.GetValueOrDefault("spec"), fragments, products));
            }
            else if (line.StartsWith("+ ", StringComparison.Ordinal))
            {
                fragments.Add(DemoFragment.Read(line[2..]));
            }
            else
            {
                products.Add(ReadProduct(line, Next(lines), Next(lines), sizes));
            }
        }

        return categories;
    }

    private static DemoProduct ReadProduct(string row, string summary, string story, DemoOption? sizes)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var prices = cells[3].Split(" < ");
        var picture = cells[2].Split('/');
        return new DemoProduct(
            row, cells[0], cells[1], picture[0], picture[1], Minor(prices[0]), prices.Length > 1 ? Minor(prices[1]) : null,
            cells[4].Split(' '), ReadOption(cells[5]) ?? sizes, cells[6], cells[7], int.Parse(cells[8], CultureInfo.InvariantCulture),
            cells.Length > 9 ? cells[9]["care=".Length..] : null, summary, story);
    }

    private static DemoOption? ReadOption(string cell)
    {
        if (cell.Length == 0) return null;
        var name = cell[..cell.IndexOf(':', StringComparison.Ordinal)];
        var values = cell[(name.Length + 2)..].Split(", ").Select(value => value.Split(" +"));
        return new DemoOption(name, [.. values.Select(value => (value[0], value.Length > 1 ? Minor(value[1]) : 0))]);
    }

    private static DemoOption Same(string name, params string[] values) => new(name, [.. values.Select(value => (value, 0L))]);

    private static long Minor(string euros) => (long)(decimal.Parse(euros, CultureInfo.InvariantCulture) * 100);

    private static string Next(IEnumerator<string> lines) => lines.MoveNext() ? lines.Current : throw new InvalidOperationException("A demo product lacks its summary or its story.");
}
