namespace Storefront.Core.Carts;

/// <summary>What writes <see cref="PriceRulesStamp"/> anew: the statements that the migrations run. That a promotion was used once
/// more is no change of the rules; those with a limit are read afresh for each cart.</summary>
internal static class PriceRulesTriggers
{
    private static readonly string[] Tables = ["tax_rates", "tax_categories", "shipping_zones", "shipping_zone_countries", "shipping_rates", "promotions"];

    public static IEnumerable<string> Sqlite =>
        from table in Tables
        from change in (string[])["insert", "update", "delete"]
        let unless = table == "promotions" && change == "update" ? " WHEN old.used IS new.used" : ""
        select $"CREATE TRIGGER {table}_price_rules_{change} AFTER {change.ToUpperInvariant()} ON {table}{unless} BEGIN UPDATE price_rules SET stamp = random(); END";

    public static IEnumerable<string> Postgres =>
    [
        """
        CREATE FUNCTION price_rules_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN UPDATE price_rules SET stamp = hashtextextended(gen_random_uuid()::text, 0); RETURN NULL; END $$
        """,
        .. Tables.Where(table => table != "promotions").Select(table => $"CREATE TRIGGER {table}_price_rules AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION price_rules_changed()"),
        "CREATE TRIGGER promotions_price_rules AFTER INSERT OR DELETE ON promotions FOR EACH STATEMENT EXECUTE FUNCTION price_rules_changed()",
        "CREATE TRIGGER promotions_price_rules_update AFTER UPDATE ON promotions FOR EACH ROW WHEN (old.used IS NOT DISTINCT FROM new.used) EXECUTE FUNCTION price_rules_changed()",
    ];

    public static IEnumerable<string> SqliteDrops =>
        from table in Tables
        from change in (string[])["insert", "update", "delete"]
        select $"DROP TRIGGER {table}_price_rules_{change}";

    public static IEnumerable<string> PostgresDrops => ["DROP FUNCTION price_rules_changed() CASCADE"];

    /// <summary>PostgreSQL's function outlives the tables: whoever drops them drops it after them.</summary>
    public const string DropFromPostgres = "DROP FUNCTION IF EXISTS public.price_rules_changed();";
}
