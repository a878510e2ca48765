using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Storefront.Web.Sandbox.Mail;

/// <summary>A mail as one group of recipients got it.</summary>
public sealed record ReceivedMail(
    string Id, DateTimeOffset At, string From, string? FromName, IReadOnlyList<string> To, string Subject, string? Text, string? Html,
    IReadOnlyDictionary<string, string> Headers, JsonNode? CustomArgs, IReadOnlyList<string> Categories, IReadOnlyList<string> Attachments);

public sealed class Mailbox(SandboxFile file, TimeProvider time)
{
    private static readonly string[] RecipientLists = ["to", "cc", "bcc"];

    public void Keep(string messageId, JsonObject mail) => file.Write(db =>
    {
        var personalizations = mail["personalizations"]!.AsArray();
        for (var i = 0; i < personalizations.Count; i++)
            Keep(db, i == 0 ? messageId : $"{messageId}.{i}", mail, personalizations[i]!.AsObject());
        return true;
    });

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ReceivedMail> List(string? to = null) => file.Read(db => db.Query(
        $"SELECT id, at, body FROM mail WHERE {to} IS NULL OR recipients LIKE '%|' || lower({to}) || '|%' ORDER BY seq DESC LIMIT 1000", Read));

    public ReceivedMail? Find(string id)
    {
        var found = file.Read(db => db.Query($"SELECT id, at, body FROM mail WHERE id = {id}", Read));
        return found.Count == 0 ? null : found[0];
    }

    public void Clear() => file.Write(db => db.Execute($"DELETE FROM mail"));

    private void Keep(SqliteConnection db, string id, JsonObject mail, JsonObject personalization)
    {
        var own = (JsonObject)mail.DeepClone();
        own["personalizations"] = new JsonArray(personalization.DeepClone());
        var recipients = string.Concat(Addresses(personalization).Select(address => address.ToLowerInvariant() + "|"));
        _ = db.Execute(
            $"""
            INSERT INTO mail (id, seq, at, sender, subject, recipients, body)
            SELECT {id}, coalesce(max(seq), 0) + 1, {time.GetUtcNow().ToUnixTimeMilliseconds()}, {own["from"]!["email"]!.GetValue<string>()},
                   {Subject(own)}, {"|" + recipients}, {own.ToJsonString()} FROM mail
            """);
    }

    private static ReceivedMail Read(SqliteDataReader row)
    {
        var mail = JsonNode.Parse(row.GetString(2))!.AsObject();
        var personalization = mail["personalizations"]![0]!.AsObject();
        var headers = new Dictionary<string, string>();
        foreach (var (name, value) in (mail["headers"] as JsonObject ?? []).Concat(personalization["headers"] as JsonObject ?? []))
            headers[name] = value!.ToString();
        return new ReceivedMail(
            row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), mail["from"]!["email"]!.GetValue<string>(), mail["from"]!["name"]?.GetValue<string>(),
            [.. Addresses(personalization)], Subject(mail), Part(mail, "text/plain"), Part(mail, "text/html"), headers,
            (personalization["custom_args"] ?? mail["custom_args"])?.DeepClone(),
            [.. (mail["categories"] as JsonArray ?? []).Select(category => category!.GetValue<string>())],
            [.. (mail["attachments"] as JsonArray ?? []).Select(attachment => attachment!["filename"]!.GetValue<string>())]);
    }

    private static string Subject(JsonObject mail) => (mail["personalizations"]![0]!["subject"] ?? mail["subject"])!.GetValue<string>();

    private static string? Part(JsonObject mail, string type) =>
        mail["content"]!.AsArray().FirstOrDefault(part => part!["type"]!.GetValue<string>() == type)?["value"]!.GetValue<string>();

    private static IEnumerable<string> Addresses(JsonObject personalization) =>
        RecipientLists.SelectMany(list => personalization[list] as JsonArray ?? []).Select(one => one!["email"]!.GetValue<string>());
}
