using System.Net.Mail;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Mail;

public sealed record MailError(string Message, string? Field, string? Help = null);

/// <summary>Checks a message against SendGrid's published schema (mail-send.json). What the schema cannot say stands in <see cref="MailRules"/>.</summary>
public static class MailContract
{
    private static readonly JsonObject Schema = Load();

    public static IReadOnlyList<MailError> Check(JsonNode? mail)
    {
        var errors = new List<MailError>();
        Check(Schema, mail, "", errors);
        return errors;
    }

    private static void Check(JsonObject schema, JsonNode? value, string path, List<MailError> errors)
    {
        var expected = schema["type"]?.GetValue<string>();
        // The message's own custom_args is typed "string" in the schema, but the API takes an object, as its text says.
        if (!Fits(expected, value) && !(path == "custom_args" && value is JsonObject))
        {
            errors.Add(new MailError($"Invalid type. Expected: {expected}, given: {Kind(value)}.", path.Length == 0 ? null : path));
            return;
        }
        switch (value)
        {
            case JsonObject fields when schema["properties"] is JsonObject known:
                CheckObject(schema, known, fields, path, errors);
                break;
            case JsonObject map when schema["additionalProperties"] is JsonObject each:
                foreach (var (name, inner) in map)
                    Check(each, inner, At(path, name), errors);
                break;
            case JsonArray items:
                CheckList(schema, items, path, errors);
                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                CheckText(schema, text.GetValue<string>(), path, errors);
                break;
        }
    }

    private static void CheckObject(JsonObject schema, JsonObject known, JsonObject fields, string path, List<MailError> errors)
    {
        foreach (var required in schema["required"] as JsonArray ?? [])
        {
            if (!fields.ContainsKey(required!.GetValue<string>()))
                errors.Add(Required(At(path, required.GetValue<string>())));
        }
        foreach (var (name, inner) in fields)
        {
            if (known[name] is JsonObject type)
                Check(type, inner, At(path, name), errors);
            else
                errors.Add(new MailError($"Additional property {name} is not allowed", At(path, name)));
        }
    }

    private static void CheckList(JsonObject schema, JsonArray items, string path, List<MailError> errors)
    {
        if (schema["maxItems"]?.GetValue<int>() < items.Count)
            errors.Add(new MailError($"There can be at most {schema["maxItems"]} items.", path));
        if (schema["uniqueItems"]?.GetValue<bool>() == true && items.Select(item => item?.ToJsonString()).Distinct().Count() != items.Count)
            errors.Add(new MailError("The items must be unique.", path));
        for (var i = 0; schema["items"] is JsonObject each && i < items.Count; i++)
            Check(each, items[i], At(path, i.ToString(null as IFormatProvider)), errors);
    }

    private static void CheckText(JsonObject schema, string text, string path, List<MailError> errors)
    {
        if (schema["minLength"]?.GetValue<int>() > text.Length)
            errors.Add(new MailError($"The {path.Split('.')[^1]} must be a string at least {Characters(schema["minLength"]!)} in length.", path));
        if (schema["maxLength"]?.GetValue<int>() < text.Length)
            errors.Add(new MailError($"The {path.Split('.')[^1]} must be a string at most {Characters(schema["maxLength"]!)} in length.", path));
        if (schema["enum"] is JsonArray allowed && allowed.All(one => one!.GetValue<string>() != text))
            errors.Add(new MailError($"The value must be one of {string.Join(", ", allowed)}.", path));
        if (schema["format"]?.GetValue<string>() == "email" && (!MailAddress.TryCreate(text, out var address) || address.Address != text))
            errors.Add(new MailError("Does not contain a valid address.", path, Help("#message." + path.Split('.')[0])));
    }

    /// <summary>SendGrid words the absence of the main fields one by one.</summary>
    private static MailError Required(string path) => path switch
    {
        "personalizations" => new MailError("The personalizations field is required and must have at least one personalization.", path, Help("#-Personalizations-Errors")),
        "from" or "from.email" => new MailError(
            "The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.", "from.email", Help("#message.from")),
        _ when path.EndsWith(".to", StringComparison.Ordinal) => MailRules.NoRecipient(path),
        _ => new MailError($"The {path.Split('.')[^1]} parameter is required.", path),
    };

    public static string Help(string anchor) => "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html" + anchor;

    private static string Characters(JsonNode count) => count.GetValue<int>() == 1 ? "one character" : $"{count} characters";

    private static bool Fits(string? type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<long>(out _),
        _ => true,
    };

    private static string Kind(JsonNode? value) => value is null ? "null" : value.GetValueKind().ToString();

    private static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static JsonObject Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Storefront.Web.Sandbox.Mail.mail-send.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return JsonNode.Parse(reader.ReadToEnd())!.AsObject();
    }
}
