namespace Storefront.Core.Orders;

/// <summary>How staff find an order by a name: in small letters, by its beginning, from the first name or from the last.</summary>
public static class OrderNames
{
    public const int Longest = 120;

    /// <summary><c>kim berg</c>.</summary>
    public static string Key(string name)
    {
        var key = string.Join(' ', name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return key.Length > Longest ? key[..Longest] : key;
    }

    /// <summary><c>berg kim</c>.</summary>
    public static string FamilyKey(string name)
    {
        var key = Key(name);
        return key.LastIndexOf(' ') is > 0 and var last ? $"{key[(last + 1)..]} {key[..last]}" : key;
    }
}
