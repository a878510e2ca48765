using System.Buffers;
using System.Text;

namespace Storefront.Web.Htmx;

/// <summary>Collects text as UTF-8 in a rented buffer, so that an answer has its length and is written in one piece.</summary>
internal sealed class PooledUtf8Writer : TextWriter
{
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int length;

    public override Encoding Encoding => Encoding.UTF8;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        // The encoder keeps half of a surrogate pair until its other half comes.
        MakeRoom(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += encoder.GetBytes(text, buffer.AsSpan(length), flush: false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            (buffer, length) = ([], 0);
        }

        base.Dispose(disposing);
    }

    private void MakeRoom(int bytes)
    {
        if (buffer.Length - length >= bytes)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + bytes));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
