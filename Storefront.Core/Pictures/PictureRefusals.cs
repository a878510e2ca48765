using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Pictures;

/// <summary>Why an uploaded picture is not taken.</summary>
public static class PictureRefusals
{
    public static Refusal TooLarge => new("picture_too_large", Refusals.PictureTooLarge.With(TakePicture.MaxBytes / (1024 * 1024)));

    public static Refusal NoPicture => new("no_picture", Refusals.NoPicture);

    public static Refusal WrongName(string format) => new("picture_wrong_name", Refusals.PictureWrongName.With(format));

    public static Refusal TooManyPixels(int width, int height) => new("picture_too_many_pixels", Refusals.PictureTooManyPixels.With(width, height, TakePicture.MaxPixels / 1_000_000));

    public static Refusal Broken => new("picture_broken", Refusals.PictureBroken);
}
