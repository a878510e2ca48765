using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace Storefront.Web.Print;

/// <summary>A font that travels in the program: its letters are embedded in each document, so it reads alike everywhere and its text
/// can be selected and searched. Latin, Greek and Cyrillic; what it lacks is printed as a question mark.</summary>
internal sealed class Typeface
{
    public static readonly Typeface Regular = new("NotoSans_400Regular");

    public static readonly Typeface Bold = new("NotoSans_700Bold");

    private const char Missing = '?';

    private readonly TrueTypeFont metrics;
    private readonly double unit;

    private Typeface(string name)
    {
        using var resource = typeof(Typeface).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} was not built into the program.");
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        Bytes = copy.ToArray();
        metrics = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(Bytes)));
        unit = metrics.GetUnitsPerEm();
    }

    public byte[] Bytes { get; }

    /// <summary>The text with only what the font can print.</summary>
    public string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                printable.Append(' ');
            else if (rune.IsBmp && metrics.TryGetAdvanceWidth(rune.Value, out _))
                printable.Append((char)rune.Value);
            else
                printable.Append(Missing);
        }

        return printable.ToString();
    }

    /// <summary>In points, of printable text.</summary>
    public double Width(string printable, double size)
    {
        var width = 0.0;
        foreach (var letter in printable)
            width += metrics.TryGetAdvanceWidth(letter, out var advance) ? advance : 0;
        return width * size / unit;
    }

    /// <summary>Breaks printable text into lines no wider than so many points: between words, and within a word that is wider itself.</summary>
    public IEnumerable<string> Wrap(string printable, double size, double width)
    {
        var line = "";
        foreach (var word in printable.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Width(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                yield return line;
            line = word;
            while (Width(line, size) > width && line.Length > 1)
            {
                var fits = line.Length - 1;
                while (fits > 1 && Width(line[..fits], size) > width)
                    fits--;
                yield return line[..fits];
                line = line[fits..];
            }
        }

        if (line.Length > 0)
            yield return line;
    }
}

/// <summary>A typeface within one document. An embedded font holds 255 different letters; a document with more gets another.</summary>
internal sealed class EmbeddedTypeface(PdfDocumentBuilder document, Typeface face)
{
    private const int Holds = 250;

    private readonly List<(PdfDocumentBuilder.AddedFont Font, HashSet<char> Letters)> fonts = [];

    public Typeface Face { get; } = face;

    /// <summary>The font to print this line with, which has no more different letters than one font holds.</summary>
    public PdfDocumentBuilder.AddedFont For(string printable)
    {
        foreach (var (font, letters) in fonts)
        {
            if (letters.Count + printable.Distinct().Count(letter => !letters.Contains(letter)) > Holds)
                continue;
            letters.UnionWith(printable);
            return font;
        }

        fonts.Add((document.AddTrueTypeFont(Face.Bytes), [.. printable]));
        return fonts[^1].Font;
    }
}
