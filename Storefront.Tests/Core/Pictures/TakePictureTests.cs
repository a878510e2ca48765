using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetVips;
using Storefront.Core.Pictures;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Pictures;

/// <summary>Of what strangers upload the pixels are kept, and nothing else; what is no picture is refused with its reason.</summary>
public sealed class TakePictureTests : IDisposable
{
    private const string Hidden = "<script>alert(1)</script>";

    private readonly string folder = Path.Combine(DatabaseTemplates.Folder, $"pictures_{Guid.NewGuid():N}");
    private readonly FolderPictureStore store;
    private readonly TakePicture take;

    public TakePictureTests()
    {
        store = new FolderPictureStore(Options.Create(new PictureOptions { Folder = folder }));
        take = new TakePicture(store);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(".jpg", "holiday.JPG")]
    [InlineData(".png", "holiday.png")]
    [InlineData(".webp", null)]
    public async Task A_picture_is_drawn_anew_as_WebP_in_two_sizes(string kind, string? name)
    {
        var taken = (await TakeAsync(Draw(2400, 1200, kind), name)).Value;

        Assert.Equal((1600, 800), (taken.Width, taken.Height));
        Assert.True(PictureName.IsOne(taken.Name));
        Assert.Equal((1600, 800, "webpload_buffer"), await ReadAsync(PictureName.File(taken.Name)));
        Assert.Equal((320, 160, "webpload_buffer"), await ReadAsync(PictureName.File(taken.Name, isSmall: true)));
    }

    [Fact]
    public async Task A_small_picture_is_not_blown_up() => Assert.Equal((40, 30), Size((await TakeAsync(Draw(40, 30, ".png"), "a.png")).Value));

    [Fact]
    public async Task It_is_turned_as_it_was_held_and_where_it_was_taken_is_forgotten()
    {
        using var image = Image.Black(60, 40, bands: 3) + 90;
        using var telling = image.Mutate(exif =>
        {
            exif.Set(GValue.GIntType, "orientation", 6);
            exif.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 31/1 0/1");
            exif.Set(GValue.GStrType, "exif-ifd0-Artist", "Kim Berg");
        });
        var sent = telling.WriteToBuffer(".jpg");
        Assert.Contains("Kim Berg", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

        var taken = (await TakeAsync(sent, "a.jpg")).Value;

        Assert.Equal((40, 60), Size(taken));
        var kept = Encoding.Latin1.GetString(await BytesAsync(PictureName.File(taken.Name)));
        Assert.DoesNotContain("Kim Berg", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("EXIF", kept, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public async Task Another_file_that_hides_behind_the_picture_is_left_behind(string kind)
    {
        var taken = (await TakeAsync([.. Draw(50, 50, kind), .. Encoding.ASCII.GetBytes($"PK\u0003\u0004{Hidden}")], "a" + kind)).Value;

        Assert.DoesNotContain(Hidden, Encoding.Latin1.GetString(await BytesAsync(PictureName.File(taken.Name))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "a.svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a.jpg")]
    [InlineData("<!doctype html><script>alert(1)</script>", "a.png")]
    [InlineData("GIF89a/*\u0001\u0000*/=alert(1)//", "a.gif")]
    [InlineData("%PDF-1.7 ÿØÿ", "a.jpg")]
    [InlineData("RIFF\u0004\u0000\u0000\u0000WAVE", "a.webp")]
    [InlineData("", "a.jpg")]
    public async Task What_does_not_begin_like_a_picture_is_refused_whatever_it_is_called(string text, string name) =>
        await AssertRefusedAsync("no_picture", Encoding.Latin1.GetBytes(text), name);

    [Theory]
    [InlineData(".png", "a.jpg")]
    [InlineData(".jpg", "a.svg")]
    [InlineData(".jpg", "a.jpg.php")]
    [InlineData(".webp", "a.html")]
    public async Task A_picture_with_another_kinds_name_is_refused(string kind, string name) => await AssertRefusedAsync("picture_wrong_name", Draw(10, 10, kind), name);

    [Fact]
    public async Task A_bomb_of_50_000_by_50_000_pixels_is_refused_by_its_head()
    {
        var before = Stats.MemHighwater;

        await AssertRefusedAsync("picture_too_many_pixels", Bomb(50_000, 50_000), "a.png");
        await AssertRefusedAsync("picture_too_many_pixels", Bomb(5001, 5000), "a.png");

        Assert.True(Stats.MemHighwater - before < 10_000_000, $"{Stats.MemHighwater - before} bytes");
    }

    [Fact]
    public async Task What_is_too_large_or_damaged_is_refused()
    {
        var large = new byte[TakePicture.MaxBytes + 1];
        Draw(10, 10, ".jpg").CopyTo(large, 0);
        var half = Draw(900, 900, ".jpg", noise: true);

        await AssertRefusedAsync("picture_too_large", large, "a.jpg");
        await AssertRefusedAsync("picture_broken", half[..(half.Length / 2)], "a.jpg");
        await AssertRefusedAsync("picture_broken", half[..20], "a.jpg");
        await AssertRefusedAsync("picture_broken", Bomb(100, 100), "a.png");
    }

    [Fact]
    public async Task The_largest_ones_all_at_once_wait_for_each_other()
    {
        var sent = Draw(6000, 4000, ".jpg");

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeAsync(sent, "a.jpg")));

        Assert.All(taken, picture => Assert.Equal((1600, 1067), Size(picture.Value)));
        Assert.Equal(6, taken.Select(picture => picture.Value.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789abcdef.webp")]
    [InlineData("0123456789abcdef0123456789abcdef-small.webp.svg")]
    [InlineData("/0123456789abcdef0123456789abcde.webp")]
    public async Task The_folder_knows_no_names_but_its_own(string name)
    {
        Assert.False(PictureName.IsFile(name));
        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(name));
    }

    [Fact]
    public async Task What_is_dropped_is_gone_and_dropping_again_does_no_harm()
    {
        var file = PictureName.File((await TakeAsync(Draw(10, 10, ".png"), "a.png")).Value.Name);
        Assert.NotEmpty(await BytesAsync(file));

        await store.DropAsync(file);
        await store.DropAsync(file);

        Assert.Null(await store.OpenAsync(file));
        Assert.Null(await store.OpenAsync(PictureName.File(PictureName.New())));
    }

    private async Task AssertRefusedAsync(string code, byte[] sent, string name)
    {
        var taken = await TakeAsync(sent, name);

        Assert.Equal(code, taken.Refusal?.Code);
        Assert.False(Directory.Exists(folder));
    }

    private Task<Outcome<KeptPicture>> TakeAsync(byte[] sent, string? name) => take.RunAsync(new MemoryStream(sent), name);

    private async Task<byte[]> BytesAsync(string file)
    {
        await using var kept = (await store.OpenAsync(file))!;
        using var read = new MemoryStream();
        await kept.CopyToAsync(read);
        return read.ToArray();
    }

    private async Task<(int, int, string)> ReadAsync(string file)
    {
        using var image = Image.NewFromBuffer(await BytesAsync(file));
        return (image.Width, image.Height, (string)image.Get("vips-loader"));
    }

    private static (int, int) Size(KeptPicture picture) => (picture.Width, picture.Height);

    internal static byte[] Draw(int width, int height, string kind, bool noise = false)
    {
        using var image = noise ? Image.Gaussnoise(width, height, mean: 128, sigma: 40).Cast(Enums.BandFormat.Uchar) : Image.Black(width, height, bands: 3) + 120;
        using var picture = image.Cast(Enums.BandFormat.Uchar).Copy(interpretation: noise ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        return picture.WriteToBuffer(kind);
    }

    /// <summary>A PNG that says how large it is and holds next to nothing.</summary>
    private static byte[] Bomb(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (1, 0);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0x60]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[4 + body.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Crc(body));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
