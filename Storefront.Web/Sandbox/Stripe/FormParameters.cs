using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Reads Stripe's nested form fields (<c>line_items[0][price_data][currency]=eur</c>) into a tree. Whether <c>[0]</c> is a list
/// index or a key is for the contract to say, so both are keys here.</summary>
public static class FormParameters
{
    public static JsonObject Read(string encoded)
    {
        var root = new JsonObject();
        using var pairs = new FormReader(encoded);
        while (pairs.ReadNextPair() is { } pair)
            Place(root, Path(pair.Key), pair.Value);
        return root;
    }

    /// <summary><c>a[b][]</c> becomes a, b and an empty name; a name with broken brackets stays whole and will be unknown.</summary>
    private static string[] Path(string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket <= 0 || !name.EndsWith(']'))
            return [name];
        return [name[..bracket], .. name[(bracket + 1)..^1].Split("][")];
    }

    private static void Place(JsonObject node, string[] path, string value)
    {
        foreach (var step in path[..^1])
        {
            var key = step.Length == 0 ? NextIndex(node) : step;
            if (node[key] is not JsonObject inner)
                node[key] = inner = [];
            node = inner;
        }
        node[path[^1].Length == 0 ? NextIndex(node) : path[^1]] = value;
    }

    private static string NextIndex(JsonObject node) => node.Count.ToString(null as IFormatProvider);
}
