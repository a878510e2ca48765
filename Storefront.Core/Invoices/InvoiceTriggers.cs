namespace Storefront.Core.Invoices;

/// <summary>What keeps issued documents as they are, whoever writes: the statements that the migrations run.</summary>
internal static class InvoiceTriggers
{
    private static readonly string[] Tables = ["invoices", "invoice_lines"];

    public static IEnumerable<string> Sqlite =>
        from table in Tables
        from change in (string[])["update", "delete"]
        select $"CREATE TRIGGER {table}_no_{change} BEFORE {change.ToUpperInvariant()} ON {table} BEGIN SELECT RAISE(ABORT, 'An issued document never changes.'); END";

    public static IEnumerable<string> Postgres =>
    [
        "CREATE FUNCTION invoices_never_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'An issued document never changes.'; END $$",
        .. Tables.Select(table => $"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION invoices_never_change()"),
    ];

    /// <summary>PostgreSQL's function outlives the tables: whoever drops them drops it after them.</summary>
    public const string DropFromPostgres = "DROP FUNCTION IF EXISTS public.invoices_never_change();";

    /// <summary>Asks for the documents of orders and refunds from before there were any. 1 is the timeline's Paid; 2 and 3 are refunds
    /// that succeeded, and those that failed after gift cards had got their part.</summary>
    public static IEnumerable<string> AskForMissing =>
    [
        """
        INSERT INTO outbox (kind, payload, once, created_at, due_at, status, attempts)
        SELECT 'issue-invoice', '{"OrderId":' || o.id || '}', 'invoice:' || o.id, o.placed_at, o.placed_at, 0, 0
        FROM orders o WHERE EXISTS (SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.kind = 1)
        """,
        """
        INSERT INTO outbox (kind, payload, once, created_at, due_at, status, attempts)
        SELECT 'issue-credit-note', '{"RefundId":' || r.id || '}', 'credit-note:' || r.id, r.created_at, r.created_at, 0, 0
        FROM refunds r WHERE r.state = 2 OR (r.state = 3 AND r.to_gift_cards_minor > 0)
        """,
    ];
}
