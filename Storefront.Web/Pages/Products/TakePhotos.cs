using Storefront.Core.Pictures;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Web.Pages.Products;

/// <summary>The photos that came with a review's form: all of them, or none with the reason why not.</summary>
public sealed class TakePhotos(TakePicture take, IPictureStore store)
{
    public async Task<Outcome<KeptPicture[]>> RunAsync(IReadOnlyList<IFormFile> photos, CancellationToken cancel)
    {
        if (photos.Count > Review.MaxPhotos)
            return ReviewRefusals.TooManyPhotos;

        var kept = new List<KeptPicture>();
        foreach (var photo in photos)
        {
            await using var upload = photo.OpenReadStream();
            var taken = await take.RunAsync(upload, photo.FileName, cancel);
            if (taken.Refusal is { } refusal)
            {
                await DropAsync(kept);
                return refusal with { Message = $"{PlainText.Line(photo.FileName)}: {refusal.Message}" };
            }

            kept.Add(taken.Value);
        }

        return kept.ToArray();
    }

    /// <summary>Photos whose review is not written are dropped.</summary>
    public async Task<Outcome<T>> KeepIfAsync<T>(IReadOnlyList<KeptPicture> photos, Func<Task<Outcome<T>>> write)
    {
        var isWritten = false;
        try
        {
            var written = await write();
            isWritten = written.Succeeded;
            return written;
        }
        finally
        {
            if (!isWritten)
                await DropAsync(photos);
        }
    }

    private async Task DropAsync(IEnumerable<KeptPicture> photos)
    {
        foreach (var photo in photos)
        {
            await store.DropAsync(PictureName.File(photo.Name), CancellationToken.None);
            await store.DropAsync(PictureName.File(photo.Name, isSmall: true), CancellationToken.None);
        }
    }
}
