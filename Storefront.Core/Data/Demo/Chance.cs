using System.Text;

namespace Storefront.Core.Data.Demo;

/// <summary>
/// Repeatable dice (SplitMix64). <see cref="Random"/> promises no equal sequence between runtime versions,
/// and the demo must be the same shop on every machine.
/// </summary>
public struct Chance
{
    private ulong _state;

    public Chance(ulong seed) => _state = seed;

    public static Chance Of(string text)
    {
        // FNV-1a
        var hash = 14695981039346656037UL;
        foreach (var unit in Encoding.UTF8.GetBytes(text)) hash = (hash ^ unit) * 1099511628211UL;
        return new Chance(hash);
    }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to, not including, <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Share();

    public bool Once(int inHowMany) => Below(inHowMany) == 0;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
