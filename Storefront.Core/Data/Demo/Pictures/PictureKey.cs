using System.Globalization;

namespace Storefront.Core.Data.Demo.Pictures;

public enum PictureView { Main = 1, Second = 2 }

/// <summary>
/// Everything a demo picture is made of, in its file name: <c>mug-moss-speckle-3fa2-1</c> is silhouette, colour, pattern, seed and view.
/// The same seed gives the same proportions in every colour, so that a product keeps its shape.
/// </summary>
public readonly record struct PictureKey(string Silhouette, string Colour, string Pattern, ushort Seed, PictureView View)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Silhouette}-{Colour}-{Pattern}-{Seed:x4}-{(int)View}");

    public string Path => $"/media/demo/{this}.svg";

    /// <summary>True for exactly the keys that <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out PictureKey key)
    {
        key = default;
        if (text.Length > 60) return false;
        var parts = text.Split('-');
        if (parts.Length != 5 || parts[3].Length != 4 || parts[4] is not ("1" or "2")) return false;
        if (!Silhouettes.All.ContainsKey(parts[0]) || !Palette.Has(parts[1]) || !Patterns.Has(parts[2])) return false;
        if (!ushort.TryParse(parts[3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seed)) return false;
        key = new(parts[0], parts[1], parts[2], seed, parts[4] == "1" ? PictureView.Main : PictureView.Second);
        return key.ToString() == text;
    }
}
