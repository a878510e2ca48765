using Storefront.Tests.Support;

namespace Storefront.Tests.House;

/// <summary>The floor plan of docs/house.md. The rules stand in the *Guards files beside this one.</summary>
public class HouseTests
{
    private static readonly Guard[] All = [.. RoomGuards.All, .. MarkupGuards.All, .. FileGuards.All];

    public static TheoryData<string> Rules => [.. All.Select(guard => guard.Rule)];

    [Theory, MemberData(nameof(Rules))]
    public void The_house_keeps(string rule)
    {
        var guard = All.Single(guard => guard.Rule == rule);

        // This folder holds the breaches that the guards must see.
        var breaches = SourceFile.All
            .Where(file => !file.Path.StartsWith("Storefront.Tests/House/", StringComparison.Ordinal))
            .SelectMany(guard.Breaches)
            .ToList();

        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    [Theory, MemberData(nameof(Rules))]
    public void The_guard_is_awake(string rule)
    {
        var guard = All.Single(guard => guard.Rule == rule);

        Assert.NotEmpty(guard.MustSee);
        Assert.All(guard.MustSee, file => Assert.NotEmpty(guard.Breaches(file)));
        Assert.All(guard.MustPass, file => Assert.Empty(guard.Breaches(file)));
    }
}
