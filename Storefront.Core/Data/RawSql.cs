namespace Storefront.Core.Data;

internal static class RawSql
{
    /// <summary>An instant as it stands in the database: raw SQL passes by the converter that the SQLite context has for them.</summary>
    public static object Stored(this StoreDb db, DateTimeOffset at) => db is SqliteStoreDb ? at.UtcTicks : at;
}
