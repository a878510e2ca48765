using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>What each endpoint takes (parameters.json, from Stripe's specification). Turns the form's text into typed values, or says what is wrong with it.</summary>
public sealed class ParameterContract
{
    private static readonly JsonObject Endpoints = Shapes.Embedded("parameters.json")["endpoints"]!.AsObject();

    private readonly List<string> unknown = [];
    private StripeError? firstError;

    private ParameterContract()
    {
    }

    public static (JsonObject Parameters, StripeError? Error) Check(string call, JsonObject sent)
    {
        var contract = new ParameterContract();
        var typed = contract.Object(Endpoints[call]!.AsObject(), sent, "");
        return (typed, contract.UnknownError() ?? contract.firstError);
    }

    private JsonObject Object(JsonObject known, JsonObject sent, string path)
    {
        var result = new JsonObject();
        foreach (var (name, value) in sent)
        {
            var full = path.Length == 0 ? name : $"{path}[{name}]";
            var type = known[name] ?? known["<key>"];
            if (type is null)
                unknown.Add(full);
            else if (Value(type, value!, full) is { } typed)
                result[name] = typed;
        }
        return result;
    }

    private JsonNode? Value(JsonNode type, JsonNode sent, string path) => (type, sent) switch
    {
        (JsonObject known, JsonObject fields) => Object(known, fields, path),
        (JsonArray list, JsonObject items) => List(list[0]!, items, path),
        (JsonObject, _) => Fail("Invalid object", path),
        (JsonArray, _) => Fail("Invalid array", path),
        (JsonValue name, _) => Scalar(name.GetValue<string>(), sent, path),
        _ => throw new InvalidOperationException($"The contract has no type for {path}."),
    };

    private JsonArray List(JsonNode item, JsonObject sent, string path) =>
        new([.. sent.Select(entry => Value(item, entry.Value!, $"{path}[{entry.Key}]"))]);

    private JsonNode? Scalar(string type, JsonNode sent, string path) => (type, sent) switch
    {
        ("list of string", JsonObject items) => List("string", items, path),
        ("list of string", _) => Fail("Invalid array", path),
        ("map of string", JsonObject map) => Map(map, path),
        // An empty string where a map may stand means "unset" in Stripe's API.
        ("map of string", JsonValue text) when text.GetValue<string>().Length == 0 => new JsonObject(),
        (_, JsonObject fields) when type.StartsWith("object", StringComparison.Ordinal) => fields.DeepClone(),
        ("map of string", _) => Fail("Invalid object", path),
        (_, JsonValue) when type.StartsWith("object", StringComparison.Ordinal) => Fail("Invalid object", path),
        (_, JsonObject) => Fail("Invalid string", path),
        (_, JsonValue text) => Text(type, text.GetValue<string>(), path),
        _ => Fail("Invalid value", path),
    };

    private JsonNode? Text(string type, string text, string path)
    {
        if (text.Length == 0)
        {
            firstError ??= StripeError.Invalid(
                $"You passed an empty string for '{path}'. We assume empty values are an attempt to unset a parameter; however '{path}' cannot be unset. "
                + $"You should remove '{path}' from your request or supply a non-empty value.", path, "parameter_invalid_empty");
            return null;
        }
        return type switch
        {
            "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number)
                : Fail("Invalid integer", path, text, "parameter_invalid_integer"),
            "unix timestamp" => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? JsonValue.Create(at)
                : Fail("Invalid timestamp", path, text, "parameter_invalid_integer"),
            "boolean" => text is "true" or "false" ? JsonValue.Create(text == "true") : Fail("Invalid boolean", path, text),
            "decimal" => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? text : Fail("Invalid decimal", path, text),
            _ => text,
        };
    }

    /// <summary>https://docs.stripe.com/api/metadata: 50 keys, names of 40 and values of 500 characters.</summary>
    private JsonObject? Map(JsonObject map, string path)
    {
        if (map.Count > 50)
            return FailMap($"Metadata can have at most 50 keys, but {path} has {map.Count}.", path);
        foreach (var (key, value) in map)
        {
            if (value is not JsonValue text || text.GetValueKind() != JsonValueKind.String)
                return FailMap($"Invalid metadata: {path}[{key}] must be a string.", $"{path}[{key}]");
            if (key.Length > 40)
                return FailMap($"Metadata keys can have at most 40 characters: '{key}'.", path);
            if (text.GetValue<string>().Length > 500)
                return FailMap($"Metadata values can have at most 500 characters: '{key}'.", $"{path}[{key}]");
        }
        return (JsonObject)map.DeepClone();
    }

    private JsonObject? FailMap(string message, string path)
    {
        firstError ??= StripeError.Invalid(message, path);
        return null;
    }

    private JsonNode? Fail(string what, string path, string? text = null, string? code = null)
    {
        firstError ??= StripeError.Invalid(text is null ? $"{what}: {path}" : $"{what}: {text}", path, code);
        return null;
    }

    private StripeError? UnknownError() => unknown.Count == 0
        ? null
        : StripeError.Invalid($"Received unknown parameter{(unknown.Count == 1 ? "" : "s")}: {string.Join(", ", unknown)}", unknown[0], "parameter_unknown");
}
