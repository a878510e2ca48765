using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Storefront.Web.Print;

/// <summary>A4 pages that are written from the top down. Measures are points; <see cref="Y"/> is the next base line, counted from the foot.</summary>
internal sealed class PdfPages : IDisposable
{
    public const double Left = 51;
    public const double Right = 544;
    public const double Foot = 96;
    private const double Head = 790;

    private readonly PdfDocumentBuilder document = new();
    private readonly EmbeddedTypeface regular;
    private readonly EmbeddedTypeface bold;
    private readonly List<PdfPageBuilder> pages = [];
    private PdfPageBuilder page = null!;

    public PdfPages(string title, string author)
    {
        document.DocumentInformation.Title = title;
        document.DocumentInformation.Author = author;
        document.DocumentInformation.Creator = author;
        (regular, bold) = (new(document, Typeface.Regular), new(document, Typeface.Bold));
        Next();
    }

    public double Y { get; set; }

    public int Count => pages.Count;

    /// <summary>Begins a page.</summary>
    public void Next()
    {
        page = document.AddPage(PageSize.A4);
        pages.Add(page);
        Y = Head;
    }

    /// <summary>Whether so many points are left above the foot.</summary>
    public bool HasRoomFor(double height) => Y - height >= Foot;

    /// <summary>One line that begins at <paramref name="x"/>.</summary>
    public void Text(string text, double x, double size = 9, bool strong = false, byte grey = 0) => Write(text, size, strong, grey, _ => x);

    /// <summary>One line that ends at <paramref name="right"/>.</summary>
    public void TextTo(string text, double right, double size = 9, bool strong = false, byte grey = 0) => Write(text, size, strong, grey, width => right - width);

    public IReadOnlyList<string> Wrap(string text, double width, double size = 9, bool strong = false)
    {
        var face = Of(strong).Face;
        return [.. face.Wrap(face.Printable(text), size, width)];
    }

    public void Rule(double thickness = 0.5, byte grey = 190)
    {
        page.SetStrokeColor(grey, grey, grey);
        page.DrawLine(new PdfPoint(Left, Y), new PdfPoint(Right, Y), thickness);
        page.ResetColor();
    }

    /// <summary>Writes on every page once their number is known.</summary>
    public void OnEach(Action<int> write)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            page = pages[i];
            write(i + 1);
        }
    }

    public byte[] Build() => document.Build();

    public void Dispose() => document.Dispose();

    private void Write(string text, double size, bool strong, byte grey, Func<double, double> at)
    {
        var embedded = Of(strong);
        var printable = embedded.Face.Printable(text);
        if (printable.Length == 0)
            return;
        page.SetTextAndFillColor(grey, grey, grey);
        page.AddText(printable, size, new PdfPoint(at(embedded.Face.Width(printable, size)), Y), embedded.For(printable));
        page.ResetColor();
    }

    private EmbeddedTypeface Of(bool strong) => strong ? bold : regular;
}
