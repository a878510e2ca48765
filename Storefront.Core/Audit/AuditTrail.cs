using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Storefront.Core.Data;
using Storefront.Core.Jobs;

namespace Storefront.Core.Audit;

/// <summary>Follows one unit of work of a member of staff from its first command to its last, and enters what has changed.</summary>
internal sealed class AuditTrail : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What opens accounts stays out of a log that people read.</summary>
    private static readonly HashSet<string> Secrets = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "AuthenticatorKey", "TokenHash", "CodeHash", "ProviderKey", "Hash", "Data"];

    private readonly StaffAct act;
    private readonly StoreDb db;
    private readonly List<(string Kind, Dictionary<string, object?>? Before, Dictionary<string, object?>? After)> changes = [];
    private object? before;
    private bool looks;

    private AuditTrail(StaffAct act, StoreDb db)
    {
        (this.act, this.db) = (act, db);
        db.SavingChanges += Collect;
    }

    /// <summary>Null when no member of staff is at work.</summary>
    public static async Task<AuditTrail?> BeginAsync(StoreDb db, CancellationToken cancel)
    {
        if (StaffAct.Current is not { } act)
            return null;

        var trail = new AuditTrail(act, db);
        if (act.LookAsync(db, cancel) is { } looking)
            (trail.before, trail.looks) = (await looking, true);
        return trail;
    }

    /// <summary>Enters the act after its changes were saved, before the commit. Whoever looks on and sees no change enters nothing: it was pressed twice.</summary>
    public async Task EnterAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var (was, isNow) = looks
            ? (Write(before), Write(await act.LookAsync(db, cancel)!))
            : (Write(changes.Where(c => c.Before is not null).Select(c => new { c.Kind, c.Before }).ToList()), Write(changes.Where(c => c.After is not null).Select(c => new { c.Kind, c.After }).ToList()));
        if (looks && was == isNow && changes.Count == 0)
            return;

        Dispose();
        db.AuditEntries.Add(new AuditEntry { At = now, StaffId = act.StaffId, Staff = act.Staff, What = act.What, Subject = act.Subject, Before = was, After = isNow, From = act.From });
        await db.SaveChangesAsync(cancel);
    }

    public void Dispose() => db.SavingChanges -= Collect;

    private void Collect(object? sender, SavingChangesEventArgs saving)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.Entity is OutboxMessage or AuditEntry || entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            var changed = entry.Properties.Where(p => (entry.State != EntityState.Modified || p.IsModified) && !Secrets.Contains(p.Metadata.Name) && !p.IsTemporary).ToList();
            var parts = entry.ComplexProperties.SelectMany(complex => complex.Properties.Where(p => entry.State != EntityState.Modified || p.IsModified)).ToList();
            changes.Add((
                entry.Metadata.ShortName(),
                entry.State == EntityState.Added ? null : Values(changed, parts, property => property.OriginalValue),
                entry.State == EntityState.Deleted ? null : Values(changed, parts, property => property.CurrentValue)));
        }
    }

    private static Dictionary<string, object?> Values(List<PropertyEntry> own, List<PropertyEntry> parts, Func<PropertyEntry, object?> value) =>
        own.Select(p => (p.Metadata.Name, Value: value(p)))
            .Concat(parts.Select(p => ($"{p.Metadata.DeclaringType.ShortName()}.{p.Metadata.Name}", value(p))))
            .GroupBy(p => p.Item1).ToDictionary(group => group.Key, group => group.Last().Item2);

    private static string? Write(object? value) => value is null or System.Collections.ICollection { Count: 0 } ? null : JsonSerializer.Serialize(value, Json);
}
