namespace Storefront.Core.Shared;

/// <summary>One page of a list. Numbers start at 1.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    public bool IsInRange => Number >= 1 && Number <= Count;
}
