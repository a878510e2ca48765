using System.Xml.Linq;
using Storefront.Core.Data.Demo.Pictures;

namespace Storefront.Tests.Core.Data;

public sealed class DemoPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_same_key_draws_the_same_picture()
    {
        var first = DemoPicture.Svg("jumper-navy-nordic-0007-1");

        Assert.NotNull(first);
        Assert.Equal(first, DemoPicture.Svg("jumper-navy-nordic-0007-1"));
    }

    [Theory]
    [InlineData("mug-moss-speckle-3fa3-1")]
    [InlineData("mug-fjord-speckle-3fa2-1")]
    [InlineData("mug-moss-plain-3fa2-1")]
    [InlineData("mug-moss-speckle-3fa2-2")]
    public void Seed_colour_pattern_and_view_each_change_the_picture(string other) =>
        Assert.NotEqual(DemoPicture.Svg("mug-moss-speckle-3fa2-1"), DemoPicture.Svg(other));

    [Fact]
    public void Every_silhouette_in_both_views_is_one_small_well_formed_picture_with_a_title_and_nothing_that_runs()
    {
        foreach (var silhouette in Silhouettes.All.Keys)
        {
            foreach (var view in (PictureView[])[PictureView.Main, PictureView.Second])
            {
                for (ushort seed = 0; seed < 6; seed++)
                {
                    var key = new PictureKey(silhouette, "fjord", "speckle", seed, view);
                    AssertIsPicture(key.ToString());
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("mug")]
    [InlineData("mug-moss-speckle-3fa2")]
    [InlineData("mug-moss-speckle-3fa2-3")]
    [InlineData("mug-moss-speckle-3FA2-1")]
    [InlineData("mug-moss-speckle-03fa2-1")]
    [InlineData("Mug-moss-speckle-3fa2-1")]
    [InlineData("mug-puce-speckle-3fa2-1")]
    [InlineData("mug-moss-<script>-3fa2-1")]
    [InlineData("unicorn-moss-plain-3fa2-1")]
    [InlineData("mug-moss-speckle-3fa2-1-")]
    public void A_key_that_names_nothing_is_no_picture(string key) => Assert.Null(DemoPicture.Svg(key));

    [Fact]
    public void A_colour_too_strong_for_the_screen_keeps_its_lightness_and_gives_up_chroma()
    {
        Assert.Equal("#ffffff", new Oklch(1, 0, 0).Hex());
        Assert.Equal("#000000", new Oklch(0, 0, 0).Hex());
        // sRGB red and blue, by their published OKLCH coordinates.
        Assert.Equal("#ff0000", new Oklch(0.627955, 0.257683, 29.234).Hex());
        Assert.Equal("#0000ff", new Oklch(0.452014, 0.313214, 264.052).Hex());
        Assert.Matches("^#[0-9a-f]{6}$", new Oklch(0.7, 0.4, 140).Hex());
    }

    /// <summary>For the catalogue's own pictures too.</summary>
    internal static void AssertIsPicture(string key)
    {
        var text = DemoPicture.Svg(key);
        Assert.True(text is not null, $"{key} is not drawn");
        Assert.True(text.Length <= 7 * 1024, $"{key} is {text.Length} bytes long");

        var svg = XDocument.Parse(text).Root!;
        Assert.Equal(Svg + "svg", svg.Name);
        Assert.False(string.IsNullOrWhiteSpace(svg.Element(Svg + "title")?.Value), $"{key} has no title");
        foreach (var element in svg.DescendantsAndSelf())
        {
            Assert.False(element.Name.LocalName is "script" or "style" or "foreignObject" or "image", $"{key} holds <{element.Name.LocalName}>");
            Assert.DoesNotContain(element.Attributes(), attribute =>
                attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (attribute.Name.LocalName == "href" && !attribute.Value.StartsWith('#')));
        }

        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }
}
