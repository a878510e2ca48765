namespace Storefront.Core.Search;

/// <summary>The database notes which products were changed, in the transaction that changes them, so that no writer can forget to.
/// Stock counts only when it runs out or comes back.</summary>
internal static class SearchTriggers
{
    private static readonly string[] Product = ["name", "summary", "description", "brand_id", "category_id", "status", "published_at", "popularity", "options", "price_from_minor", "compare_at_minor", "rating_count", "rating_sum"];

    private static readonly string[] Variant = ["product_id", "sku", "gtin", "option_values", "is_active", "stock_item_id"];

    private const string WasFree = "OLD.available > OLD.safety_threshold";
    private const string IsFree = "NEW.available > NEW.safety_threshold";

    /// <summary>For each row.</summary>
    public static string Sqlite { get; } = string.Concat(
        Note("products", "INSERT", "", "NEW.id"),
        Note("products", $"UPDATE OF {string.Join(", ", Product)}", "", "NEW.id"),
        Note("products", "DELETE", "", "OLD.id"),
        Note("variants", "INSERT", "", "NEW.product_id"),
        Note("variants", $"UPDATE OF {string.Join(", ", Variant)}", "", "NEW.product_id"),
        Note("variants", "DELETE", "", "OLD.product_id"),
        Note("stock_items", "UPDATE OF available, safety_threshold", $" WHEN ({WasFree}) <> ({IsFree})", "product_id FROM variants WHERE stock_item_id = NEW.id"),
        Note("brands", "UPDATE OF name, slug", "", "id FROM products WHERE brand_id = NEW.id"),
        Note("categories", "UPDATE OF name, parent_id", "", "product_id FROM category_listings WHERE category_id = NEW.id"));

    /// <summary>For each statement, but for stock: there a condition that is no function call keeps selling cheap.</summary>
    public static string Postgres { get; } = string.Concat(
        Function("products", "SELECT id FROM changed"),
        Function("variants", "SELECT DISTINCT product_id FROM changed"),
        Function("brands", "SELECT p.id FROM products p JOIN changed ON p.brand_id = changed.id"),
        Function("categories", "SELECT l.product_id FROM category_listings l JOIN changed ON l.category_id = changed.id"),
        Statement("products", "INSERT", "NEW"),
        Statement("products", "UPDATE", "NEW"),
        Statement("products", "DELETE", "OLD"),
        Statement("variants", "INSERT", "NEW"),
        Statement("variants", "UPDATE", "NEW"),
        Statement("variants", "DELETE", "OLD"),
        Statement("brands", "UPDATE", "NEW"),
        Statement("categories", "UPDATE", "NEW"),
        $"""
        CREATE OR REPLACE FUNCTION search_notes_stock() RETURNS trigger LANGUAGE plpgsql AS $note$
          BEGIN INSERT INTO stale_products (product_id, is_in_old_index) SELECT product_id, false FROM variants WHERE stock_item_id = NEW.id; RETURN NULL; END $note$;
        CREATE OR REPLACE TRIGGER search_notes_stock AFTER UPDATE ON stock_items FOR EACH ROW
          WHEN (({WasFree}) IS DISTINCT FROM ({IsFree})) EXECUTE FUNCTION search_notes_stock();

        """);

    /// <summary>The functions, once the tables with their triggers are gone.</summary>
    public const string DropFromPostgres =
        "DROP FUNCTION IF EXISTS public.search_notes_products(), public.search_notes_variants(), public.search_notes_stock(), public.search_notes_brands(), public.search_notes_categories();";

    private static string Note(string table, string change, string condition, string products)
    {
        var name = $"search_notes_{table}_{change.Split(' ')[0]}".ToLowerInvariant();
        return $"""
            DROP TRIGGER IF EXISTS {name};
            CREATE TRIGGER {name} AFTER {change} ON {table}{condition}
              BEGIN INSERT INTO stale_products (product_id, is_in_old_index) SELECT {WithConstant(products)}; END;

            """;
    }

    /// <summary>"NEW.id" becomes "NEW.id, 0", "id FROM …" becomes "id, 0 FROM …".</summary>
    private static string WithConstant(string products) =>
        products.IndexOf(" FROM ", StringComparison.Ordinal) is > 0 and var at ? products.Insert(at, ", 0") : products + ", 0";

    private static string Function(string table, string products) =>
        $"""
        CREATE OR REPLACE FUNCTION search_notes_{table}() RETURNS trigger LANGUAGE plpgsql AS $note$
          BEGIN INSERT INTO stale_products (product_id, is_in_old_index) SELECT id, false FROM ({products}) AS stale(id); RETURN NULL; END $note$;

        """;

    private static string Statement(string table, string change, string rows) =>
        $"""
        CREATE OR REPLACE TRIGGER search_notes_{table}_{change.ToLowerInvariant()} AFTER {change} ON {table}
          REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_notes_{table}();

        """;
}
