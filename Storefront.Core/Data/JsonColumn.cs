using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storefront.Core.Data;

/// <summary>A list kept as JSON text in one column, the same on both databases: for lists that are read and written whole
/// and never searched.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, Options);

    public static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<T[]>(json, Options) ?? [];

    public static PropertyBuilder<IReadOnlyList<T>> AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => Write(list),
        json => Read<T>(json),
        new ValueComparer<IReadOnlyList<T>>(
            (left, right) => Write(left ?? Array.Empty<T>()) == Write(right ?? Array.Empty<T>()),
            list => Write(list).GetHashCode(StringComparison.Ordinal),
            list => list));
}
