using Microsoft.Data.Sqlite;

namespace Storefront.Web.Sandbox;

/// <summary>What goes wrong, on purpose, at one call.</summary>
/// <param name="Call">For example <c>POST /v1/refunds</c>, <c>pay</c>, <c>webhook</c>, or <c>*</c> for every API call.</param>
/// <param name="Kind">One of <see cref="Faults.Kinds"/>.</param>
/// <param name="Times">How often; null until cleared.</param>
/// <param name="Seconds">For <c>slow</c> and <c>charge-then-hang</c>.</param>
public sealed record Fault(string Call, string Kind, long? Times = 1, double Seconds = 30);

/// <summary>The faults that are switched on. They are kept in the file, so a restart between two tries changes nothing.</summary>
public sealed class Faults(SandboxFile file)
{
    public const string ChargeThenHang = "charge-then-hang";
    public const string ChargeThenReset = "charge-then-reset";
    public const string ChargeThen500 = "charge-then-500";
    public const string TooMany = "429";
    public const string Failing = "500";
    public const string Unavailable = "503";
    public const string Reset = "reset";
    public const string Slow = "slow";
    public const string Decline = "decline";
    public const string Pending = "pending";
    public const string ThreeDSecure = "3ds";
    public const string Hold = "hold";

    /// <summary>
    /// <c>charge-then-*</c>: the call takes effect, its answer does not arrive. <c>429</c>, <c>500</c>, <c>503</c>, <c>reset</c>: nothing
    /// happens. <c>decline</c> and <c>3ds</c> are for <c>pay</c>; <c>decline</c> and <c>pending</c> for refunds; <c>hold</c> keeps webhooks back.
    /// </summary>
    public static readonly IReadOnlyList<string> Kinds =
        [ChargeThenHang, ChargeThenReset, ChargeThen500, TooMany, Failing, Unavailable, Reset, Slow, Decline, Pending, ThreeDSecure, Hold];

    public void Add(Fault fault) => file.Write(db =>
        db.Execute($"INSERT INTO fault (call, fault, remaining, seconds) VALUES ({fault.Call}, {fault.Kind}, {fault.Times}, {fault.Seconds})"));

    public IReadOnlyList<Fault> All() => file.Read(db => db.Query($"SELECT id, call, fault, remaining, seconds FROM fault ORDER BY id", Row)).ToList().ConvertAll(f => f.Fault);

    public void Clear() => file.Write(db => db.Execute($"DELETE FROM fault"));

    /// <summary>The oldest fault for this call, used up by one.</summary>
    public Fault? Take(string call) => Find(file, call) is null ? null : file.Write(db =>
    {
        if (Find(db, call) is not var (id, fault))
            return null;
        _ = db.Execute($"UPDATE fault SET remaining = remaining - 1 WHERE id = {id}");
        _ = db.Execute($"DELETE FROM fault WHERE remaining <= 0");
        return fault;
    });

    public bool IsOn(string call, string kind) => Find(file, call) is var (_, fault) && fault.Kind == kind;

    private static (long Id, Fault Fault)? Find(SandboxFile file, string call) => file.Read(db => Find(db, call));

    private static (long Id, Fault Fault)? Find(SqliteConnection db, string call)
    {
        var rows = db.Query(
            $"SELECT id, call, fault, remaining, seconds FROM fault WHERE call = {call} OR (call = '*' AND {call.Contains(' ', StringComparison.Ordinal)}) ORDER BY id LIMIT 1",
            Row);
        return rows.Count == 0 ? null : rows[0];
    }

    private static (long Id, Fault Fault) Row(SqliteDataReader row) =>
        (row.GetInt64(0), new Fault(row.GetString(1), row.GetString(2), row.NumberOrNull(3), row.GetDouble(4)));
}
