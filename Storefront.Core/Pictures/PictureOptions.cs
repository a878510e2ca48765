using System.ComponentModel.DataAnnotations;

namespace Storefront.Core.Pictures;

/// <summary>The section <c>Pictures</c> of the settings.</summary>
public sealed class PictureOptions
{
    public const string Section = "Pictures";

    /// <summary>Where uploaded pictures lie. Processes that share a database share this folder.</summary>
    [Required]
    public string Folder { get; set; } = "data/pictures";
}
