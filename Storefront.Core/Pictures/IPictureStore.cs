namespace Storefront.Core.Pictures;

/// <summary>Where the shop's own pictures lie, under names that <see cref="PictureName"/> gives out. What is kept never changes.</summary>
public interface IPictureStore
{
    Task KeepAsync(string name, ReadOnlyMemory<byte> picture, CancellationToken cancel = default);

    /// <summary>Null when there is none of that name.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancel = default);

    /// <summary>Safe to repeat.</summary>
    Task DropAsync(string name, CancellationToken cancel = default);
}
