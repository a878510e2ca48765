using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Privacy;

/// <summary>Everything the shop holds about a shopper, for them to take along (GDPR articles 15 and 20): one JSON text, a list for each table. Secrets such as the hash of a
/// password are left out: they say nothing about a person and open something.</summary>
public sealed class ExportPerson(StoreDb db, IOptions<StoreOptions> store, TimeProvider time)
{
    /// <summary>As people write it: the file is read as JSON and never as HTML.</summary>
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>UTF-8; null when there is no such account.</returns>
    public async Task<byte[]?> RunAsync(long shopperId, CancellationToken cancel = default)
    {
        if (await Person.FindAsync(db, shopperId, cancel) is not { } who)
            return null;

        var data = new JsonObject();
        foreach (var table in PersonalTables.All.Where(table => table.Fate != Fate.Nobody))
        {
            var rows = await table.CopyAsync(db, who, cancel);
            if (rows.Count > 0)
                data[db.Model.FindEntityType(table.Entity)!.GetTableName()!] = rows;
        }

        return JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject { ["shop"] = store.Value.Name, ["email"] = who.Email, ["writtenAt"] = time.GetUtcNow(), ["data"] = data },
            Readable);
    }
}
