using NetVips;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Pictures;

/// <summary>A picture of the shop's own making, in pixels.</summary>
public sealed record KeptPicture(string Name, int Width, int Height);

/// <summary>
/// Takes a picture that somebody uploaded: a review's or a product's. Of what was sent only the pixels are kept, drawn anew as WebP in two sizes: no metadata (a
/// phone writes where it was), no other file that hides in this one. Refuses, each with its reason, what is too large, no picture, called by a name
/// that is not its kind's, of too many pixels, or broken. Its memory is bounded: a few pictures are worked on at once, the others wait.
/// </summary>
public sealed class TakePicture(IPictureStore store)
{
    public const int MaxBytes = 20 * 1024 * 1024;
    public const int MaxPixels = 25_000_000;

    /// <summary>The longer side of the picture and of the small one, at most.</summary>
    public const int LongSide = 1600;
    public const int SmallSide = 320;

    private const int Quality = 80;

    private static readonly SemaphoreSlim Easels = new(Math.Max(1, Environment.ProcessorCount / 2));

    // libvips remembers what it did last, sources included: up to 100 MB that nobody asks for again.
    static TakePicture() => NetVips.Cache.Max = 0;

    /// <param name="upload">What was sent.</param>
    /// <param name="fileName">What it was called where it came from.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Outcome<KeptPicture>> RunAsync(Stream upload, string? fileName, CancellationToken cancel = default)
    {
        await Easels.WaitAsync(cancel);
        try
        {
            if (await ReadAsync(upload, cancel) is not { } bytes)
                return PictureRefusals.TooLarge;
            if (PictureFormat.Of(bytes) is not { } format)
                return PictureRefusals.NoPicture;
            if (!format.MayBeCalled(fileName))
                return PictureRefusals.WrongName(format.Name);

            // A core for some tenths of a second: not on the thread of whoever waits.
            var drawn = await Task.Run(() => Draw(bytes, format), cancel);
            return drawn.Refusal is { } refusal ? refusal : await KeepAsync(drawn.Value, cancel);
        }
        finally
        {
            Easels.Release();
        }
    }

    /// <summary>Null when there is more than may be.</summary>
    private static async Task<byte[]?> ReadAsync(Stream upload, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        var piece = new byte[64 * 1024];
        int count;
        while ((count = await upload.ReadAsync(piece, cancel)) > 0)
        {
            if (read.Length + count > MaxBytes)
                return null;
            read.Write(piece, 0, count);
        }

        return read.ToArray();
    }

    private static Outcome<Drawing> Draw(byte[] bytes, PictureFormat format)
    {
        try
        {
            using var sent = format.Open(bytes);
            // By what its head says: not one pixel is unpacked yet.
            if ((long)sent.Width * sent.Height > MaxPixels)
                return PictureRefusals.TooManyPixels(sent.Width, sent.Height);

            using var turned = sent.ThumbnailImage(LongSide, height: LongSide, size: Enums.Size.Down, outputProfile: "srgb");
            using var whole = (turned.HasAlpha() ? turned.Flatten(background: [255.0]) : turned).CopyMemory();
            using var small = whole.ThumbnailImage(SmallSide, height: SmallSide, size: Enums.Size.Down);
            return new Drawing(Pack(whole), Pack(small), whole.Width, whole.Height);
        }
        catch (VipsException)
        {
            return PictureRefusals.Broken;
        }
    }

    private static byte[] Pack(Image image) => image.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);

    private async Task<KeptPicture> KeepAsync(Drawing drawing, CancellationToken cancel)
    {
        var name = PictureName.New();
        await store.KeepAsync(PictureName.File(name), drawing.Whole, cancel);
        await store.KeepAsync(PictureName.File(name, isSmall: true), drawing.Small, cancel);
        return new KeptPicture(name, drawing.Width, drawing.Height);
    }

    private sealed record Drawing(byte[] Whole, byte[] Small, int Width, int Height);
}

/// <summary>Nobody shows these pictures any more: drop their files.</summary>
public sealed record DropPictures(IReadOnlyList<string> Names) : IJob
{
    public static string Kind => "drop-pictures";
}

public sealed class DropPicturesHandler(IPictureStore store) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        foreach (var name in job.Read<DropPictures>().Names)
        {
            await store.DropAsync(PictureName.File(name), cancel);
            await store.DropAsync(PictureName.File(name, isSmall: true), cancel);
        }
    }
}
