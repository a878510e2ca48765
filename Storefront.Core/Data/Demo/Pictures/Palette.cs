namespace Storefront.Core.Data.Demo.Pictures;

/// <summary>The colours that Fjord &amp; Field sells, by the name that stands on the label (in lower case).</summary>
public static class Palette
{
    private static readonly Dictionary<string, Oklch> Colours = new()
    {
        ["chalk"] = new(0.955, 0.008, 90),
        ["cream"] = new(0.935, 0.028, 90),
        ["oat"] = new(0.885, 0.028, 82),
        ["linen"] = new(0.84, 0.034, 78),
        ["birch"] = new(0.855, 0.048, 80),
        ["ash"] = new(0.81, 0.05, 78),
        ["oak"] = new(0.72, 0.078, 68),
        ["cherry"] = new(0.58, 0.09, 48),
        ["walnut"] = new(0.45, 0.058, 52),
        ["chestnut"] = new(0.42, 0.075, 44),
        ["cognac"] = new(0.55, 0.105, 52),
        ["camel"] = new(0.71, 0.075, 72),
        ["sand"] = new(0.80, 0.05, 80),
        ["honey"] = new(0.79, 0.125, 80),
        ["mustard"] = new(0.74, 0.132, 86),
        ["ochre"] = new(0.67, 0.118, 72),
        ["apricot"] = new(0.80, 0.10, 60),
        ["terracotta"] = new(0.62, 0.118, 42),
        ["rust"] = new(0.54, 0.13, 43),
        ["brick"] = new(0.48, 0.125, 32),
        ["blush"] = new(0.86, 0.042, 32),
        ["rose"] = new(0.74, 0.075, 18),
        ["berry"] = new(0.44, 0.13, 8),
        ["plum"] = new(0.38, 0.085, 345),
        ["heather"] = new(0.65, 0.06, 315),
        ["lavender"] = new(0.77, 0.058, 300),
        ["fog"] = new(0.83, 0.01, 235),
        ["steel"] = new(0.78, 0.008, 240),
        ["stone"] = new(0.71, 0.016, 80),
        ["slate"] = new(0.48, 0.028, 245),
        ["charcoal"] = new(0.33, 0.012, 260),
        ["black"] = new(0.235, 0.008, 260),
        ["sky"] = new(0.79, 0.062, 235),
        ["fjord"] = new(0.52, 0.082, 236),
        ["denim"] = new(0.45, 0.075, 256),
        ["navy"] = new(0.31, 0.068, 260),
        ["ink"] = new(0.275, 0.035, 262),
        ["teal"] = new(0.49, 0.078, 200),
        ["sea"] = new(0.70, 0.068, 192),
        ["mint"] = new(0.86, 0.055, 165),
        ["sage"] = new(0.735, 0.045, 140),
        ["moss"] = new(0.53, 0.075, 124),
        ["olive"] = new(0.50, 0.078, 108),
        ["pine"] = new(0.41, 0.068, 160),
        ["forest"] = new(0.335, 0.055, 152),
        ["brass"] = new(0.76, 0.10, 86),
        ["copper"] = new(0.65, 0.105, 48),
        ["clay"] = new(0.64, 0.07, 50),
    };

    public static IReadOnlyCollection<string> Names => Colours.Keys;

    public static bool Has(string name) => Colours.ContainsKey(name);

    public static Oklch Colour(string name) => Colours[name];

    /// <summary>For the swatch beside the variant's name.</summary>
    public static string Hex(string name) => Colours[name].Hex();
}
