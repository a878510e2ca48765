using Storefront.Core.Data;

namespace Storefront.Core.Audit;

/// <summary>
/// Something that a member of staff does. Whatever <see cref="StoreWrites"/> commits while it lasts is entered in the audit log, in the same transaction; use cases
/// need not know of it. What a use case changes by guarded updates no change tracker sees, so the door says with <see cref="About"/> what to look at.
/// </summary>
public sealed class StaffAct : IDisposable
{
    private static readonly AsyncLocal<StaffAct?> Ongoing = new();

    private Func<StoreDb, CancellationToken, Task<object?>>? look;

    private StaffAct(long staffId, string staff, string what, string from) => (StaffId, Staff, What, From) = (staffId, Cut(staff, AuditEntry.MaxStaff), Cut(what, AuditEntry.MaxWhat), Cut(from, AuditEntry.MaxFrom));

    /// <summary>Null outside the doors of staff: shoppers, jobs and commands are not audited here.</summary>
    public static StaffAct? Current => Ongoing.Value;

    public long StaffId { get; }

    public string Staff { get; }

    public string What { get; }

    public string From { get; }

    public string Subject { get; private set; } = "";

    public static StaffAct Begin(long staffId, string staff, string what, string from) => Ongoing.Value = new StaffAct(staffId, staff, what, from);

    /// <param name="subject">As people call it.</param>
    /// <param name="lookAt">Reads how it stands; called in the transaction, before the write and after it. Without it the tracked changes are entered.</param>
    public void About(string subject, Func<StoreDb, CancellationToken, Task<object?>>? lookAt = null) => (Subject, look) = (Cut(subject, AuditEntry.MaxSubject), lookAt);

    internal Task<object?>? LookAsync(StoreDb db, CancellationToken cancel) => look?.Invoke(db, cancel);

    public void Dispose() => Ongoing.Value = null;

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
