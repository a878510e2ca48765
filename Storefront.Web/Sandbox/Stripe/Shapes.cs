using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>New objects with every field that Stripe's have (shapes.json), so a client finds null where it expects null.</summary>
public static class Shapes
{
    /// <summary>The version whose objects these are; Stripe.net refuses events of another one.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonObject All = Embedded("shapes.json");

    public static JsonObject New(string kind, string id, DateTimeOffset created)
    {
        var shape = Part(kind, id);
        shape["created"] = created.ToUnixTimeSeconds();
        return shape;
    }

    /// <summary>A part of another object, which has no time of its own.</summary>
    public static JsonObject Part(string kind, string id)
    {
        var shape = (JsonObject)All[kind]!.DeepClone();
        shape["id"] = id;
        return shape;
    }

    public static string Id(string prefix, int length = 24) => prefix + RandomNumberGenerator.GetString(Letters, length);

    public static JsonObject Embedded(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Storefront.Web.Sandbox.Stripe.{file}")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    public static string? Text(this JsonObject body, string field) => body[field]?.GetValue<string>();

    public static long Number(this JsonObject body, string field) => body[field]!.GetValue<long>();
}
