using System.Text.Json.Nodes;

namespace Storefront.Web.Sandbox.Mail;

/// <summary>SendGrid's rules that its schema cannot say: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors. Run on messages of the right form.</summary>
public static class MailRules
{
    private static readonly HashSet<string> ReservedHeaders = new(
        ["x-sg-id", "x-sg-eid", "received", "dkim-signature", "Content-Type", "Content-Transfer-Encoding", "To", "From", "Subject", "Reply-To", "CC", "BCC"],
        StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<MailError> Check(JsonObject mail, DateTimeOffset now)
    {
        var personalizations = mail["personalizations"]!.AsArray();
        if (personalizations.Count == 0)
            return [new("The personalizations field is required and must have at least one personalization.", "personalizations", MailContract.Help("#-Personalizations-Errors"))];
        var errors = new List<MailError>();
        for (var i = 0; i < personalizations.Count; i++)
            errors.AddRange(Recipients(personalizations[i]!.AsObject(), $"personalizations.{i}"));
        errors.AddRange(Subject(mail, personalizations));
        errors.AddRange(Content(mail));
        errors.AddRange(Headers(mail["headers"] as JsonObject, "headers"));
        errors.AddRange(Attachments(mail["attachments"] as JsonArray ?? []));
        if (mail.ContainsKey("reply_to") && mail.ContainsKey("reply_to_list"))
            errors.Add(new MailError("You can use either the reply_to property or the reply_to_list property but not both.", "reply_to_list"));
        if (mail["send_at"]?.GetValue<long>() > now.AddHours(72).ToUnixTimeSeconds())
            errors.Add(new MailError("The send_at parameter cannot be more than 72 hours in the future.", "send_at", MailContract.Help("#message.send_at")));
        if (mail["custom_args"]?.ToJsonString().Length > 10_000)
            errors.Add(new MailError("The custom_args may not exceed 10,000 bytes.", "custom_args"));
        if (mail.ContainsKey("template_id"))
            errors.Add(new MailError("The sandbox keeps no templates.", "template_id"));
        return errors;
    }

    public static MailError NoRecipient(string field) => new(
        "The to array is required for all personalization objects, and must have at least one email object with a valid email address.", field, MailContract.Help("#message.personalizations.to"));

    private static IEnumerable<MailError> Recipients(JsonObject personalization, string path)
    {
        if (personalization["to"]!.AsArray().Count == 0)
            yield return NoRecipient($"{path}.to");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var list in new[] { "to", "cc", "bcc" })
        {
            foreach (var address in (personalization[list] as JsonArray ?? []).Select(one => one!["email"]!.GetValue<string>()))
            {
                if (!seen.Add(address))
                {
                    yield return new MailError(
                        $"Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [{address}] in the {path}.{list} field.",
                        path, MailContract.Help("#message.recipient-errors"));
                }
            }
        }
        foreach (var error in Headers(personalization["headers"] as JsonObject, $"{path}.headers"))
            yield return error;
    }

    private static IEnumerable<MailError> Subject(JsonObject mail, JsonArray personalizations)
    {
        if (!mail.ContainsKey("subject") && personalizations.Any(one => !one!.AsObject().ContainsKey("subject")))
        {
            yield return new MailError(
                "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.",
                "subject", MailContract.Help("#message.subject"));
        }
    }

    private static IEnumerable<MailError> Content(JsonObject mail)
    {
        if (mail["content"] is not JsonArray { Count: > 0 } content)
        {
            yield return new MailError(
                "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and "
                + "text/html blocks are included, but only one block is required.", "content", MailContract.Help("#message.content"));
            yield break;
        }
        var types = content.Select(part => part!["type"]!.GetValue<string>()).ToList();
        if (types.Distinct().Count() != types.Count)
            yield return new MailError("If present, text/plain and text/html may only be provided once.", "content", MailContract.Help("#message.content"));
        if (types.IndexOf("text/plain") > 0 || types.IndexOf("text/html") > 1)
            yield return new MailError("If present, text/plain must be first, followed by text/html, and then any other type.", "content", MailContract.Help("#message.content"));
    }

    private static IEnumerable<MailError> Headers(JsonObject? headers, string path) => (headers ?? []).Where(header => ReservedHeaders.Contains(header.Key))
        .Select(header => new MailError($"The following parameter is a reserved header and cannot be used: {header.Key}", path, MailContract.Help("#message.headers")));

    private static IEnumerable<MailError> Attachments(JsonArray attachments)
    {
        for (var i = 0; i < attachments.Count; i++)
        {
            var content = attachments[i]!["content"]!.GetValue<string>();
            if (!Convert.TryFromBase64String(content, new byte[content.Length], out _))
                yield return new MailError("The attachment content must be base64 encoded.", $"attachments.{i}.content", MailContract.Help("#message.attachments.content"));
        }
    }
}
