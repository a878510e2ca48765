using Storefront.Core.Catalog;

namespace Storefront.Tests.Core.Catalog;

public class CategoryTreeTests
{
    private static readonly CategoryTree Tree = new(
    [
        new(1, null, "Kitchen", "kitchen", "", null), new(2, null, "Garden", "garden", "", null),
        new(3, 1, "Cookware", "kitchen/cookware", "", null), new(4, 3, "Pans", "kitchen/cookware/pans", "", null), new(5, 1, "Knives", "kitchen/knives", "", null),
    ]);

    [Fact]
    public void The_way_to_a_shelf_leads_from_the_top_down() =>
        Assert.Equal(["Kitchen", "Cookware", "Pans"], Tree.WayTo(Tree.At("kitchen/cookware/pans")!).Select(shelf => shelf.Name));

    [Fact]
    public void Below_a_shelf_stand_only_its_own() => Assert.Equal(["Cookware", "Knives"], Tree.Below(Tree.At("kitchen")!).Select(shelf => shelf.Name));

    [Fact]
    public void At_the_top_stand_those_without_a_parent() => Assert.Equal(["Kitchen", "Garden"], Tree.Top.Select(shelf => shelf.Name));

    [Fact]
    public void An_unknown_path_leads_nowhere() => Assert.Null(Tree.At("kitchen/nothing"));
}
