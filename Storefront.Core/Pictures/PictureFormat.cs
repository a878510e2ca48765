using NetVips;

namespace Storefront.Core.Pictures;

/// <summary>A kind of picture that shoppers and staff may upload. What a file is, its first bytes tell: neither its name nor what the browser says.</summary>
internal sealed record PictureFormat(string Name, IReadOnlyList<string> Extensions, Func<byte[], Image> Open)
{
    // Opened, only the head is read; the pixels come as they are asked for. Each has its own decoder called by name, so that no other one, such as those for
    // SVG or PDF, ever sees what a stranger sent.
    private static readonly PictureFormat Jpeg = new("JPEG", [".jpg", ".jpeg", ".jpe", ".jfif"], bytes => Image.JpegloadBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error));
    private static readonly PictureFormat Png = new("PNG", [".png"], bytes => Image.PngloadBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error));
    private static readonly PictureFormat WebP = new("WebP", [".webp"], bytes => Image.WebploadBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error));

    /// <summary>Null for everything else.</summary>
    public static PictureFormat? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? WebP
        : null;

    public bool MayBeCalled(string? fileName) => Path.GetExtension(fileName) is not { Length: > 0 } extension || Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
}
