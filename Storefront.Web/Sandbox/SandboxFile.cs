using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Storefront.Web.Sandbox;

/// <summary>
/// The sandbox's memory. A transaction is one call's whole effect (objects, ledger, events and the saved reply), so a process killed
/// at any moment leaves either all of it or nothing.
/// </summary>
public sealed class SandboxFile : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS object (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, created INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS object_kind ON object (kind, seq);
        CREATE INDEX IF NOT EXISTS object_payment ON object (kind, body ->> '$.payment_intent');
        CREATE INDEX IF NOT EXISTS session_end ON object (body ->> '$.expires_at') WHERE kind = 'checkout.session' AND body ->> '$.status' = 'open';
        CREATE TABLE IF NOT EXISTS ledger (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
            entry TEXT NOT NULL CHECK (entry IN ('charge', 'refund', 'refund_returned', 'dispute', 'dispute_reinstated')),
            amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL, session TEXT NOT NULL, reference TEXT,
            payment_intent TEXT NOT NULL, charge TEXT NOT NULL, refund TEXT, dispute TEXT);
        CREATE INDEX IF NOT EXISTS ledger_session ON ledger (session);
        CREATE TABLE IF NOT EXISTS reply (
            key TEXT PRIMARY KEY, call TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
            request TEXT NOT NULL, created INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS delivery (
            event TEXT PRIMARY KEY, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, created INTEGER NOT NULL,
            delivered_at INTEGER, last_answer TEXT);
        CREATE INDEX IF NOT EXISTS delivery_due ON delivery (next_at) WHERE delivered_at IS NULL;
        CREATE TABLE IF NOT EXISTS fault (
            id INTEGER PRIMARY KEY AUTOINCREMENT, call TEXT NOT NULL, fault TEXT NOT NULL, remaining INTEGER, seconds REAL NOT NULL);
        CREATE TABLE IF NOT EXISTS call (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, call TEXT NOT NULL, path TEXT NOT NULL, key TEXT, status INTEGER NOT NULL, request TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS mail (
            id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, at INTEGER NOT NULL, sender TEXT NOT NULL, subject TEXT NOT NULL,
            recipients TEXT NOT NULL, body TEXT NOT NULL);
        """;

    private readonly string connectionString;
    private readonly Lock gate = new();

    public SandboxFile(IOptions<SandboxOptions> options)
    {
        var path = Path.GetFullPath(options.Value.Database);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        using var db = Open();
        // Survives a killed process; only a power cut could take the last moments, and there is no real money here.
        _ = db.Execute($"PRAGMA journal_mode = WAL");
        LedgerWithDisputes(db);
        Run(db, Schema);
    }

    /// <summary>One writer at a time; another process on the same file waits in SQLite.</summary>
    public T Write<T>(Func<SqliteConnection, T> work)
    {
        lock (gate)
        {
            using var db = Open();
            using var transaction = db.BeginTransaction(deferred: false);
            var result = work(db);
            transaction.Commit();
            return result;
        }
    }

    public T Read<T>(Func<SqliteConnection, T> work)
    {
        using var db = Open();
        return work(db);
    }

    /// <summary>Forgets everything, as if the sandbox had just been set up.</summary>
    public void Clear() => Write(db =>
        db.Execute($"DELETE FROM object") + db.Execute($"DELETE FROM ledger") + db.Execute($"DELETE FROM reply") + db.Execute($"DELETE FROM delivery")
        + db.Execute($"DELETE FROM fault") + db.Execute($"DELETE FROM call") + db.Execute($"DELETE FROM mail"));

    public void Dispose()
    {
        using var db = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(db);
    }

    /// <summary>A file made before the sandbox knew disputes has a ledger that refuses them: it is copied into one that takes them.</summary>
    private static void LedgerWithDisputes(SqliteConnection db)
    {
        using var transaction = db.BeginTransaction(deferred: false);
        if (db.Query($"SELECT 1 FROM sqlite_master WHERE name = 'ledger' AND sql NOT LIKE '%dispute%'", _ => true).Count == 0)
            return;
        Run(db, "ALTER TABLE ledger RENAME TO old_ledger; DROP INDEX IF EXISTS ledger_session;");
        Run(db, Schema);
        Run(db, "INSERT INTO ledger SELECT seq, at, entry, amount, currency, session, reference, payment_intent, charge, refund, NULL FROM old_ledger; DROP TABLE old_ledger;");
        transaction.Commit();
    }

    private static void Run(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var db = new SqliteConnection(connectionString);
        db.Open();
        _ = db.Execute($"PRAGMA synchronous = NORMAL");
        return db;
    }
}
