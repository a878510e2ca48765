using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Catalog;

/// <summary>Every "no" about the catalogue.</summary>
public static class CatalogRefusals
{
    public static Refusal NoSuchProduct => new("no_such_product", Refusals.NoSuchProduct, RefusalKind.NotFound);

    public static Refusal NoSuchVariant => new("no_such_variant", Refusals.UnknownSku, RefusalKind.NotFound);

    public static Refusal NoSuchCategory => new("no_such_category", Refusals.NoSuchCategory, RefusalKind.NotFound);

    public static Refusal Incomplete(CatalogFault fault) => new("incomplete", fault.Message);

    /// <summary>Somebody has saved it since the form was opened.</summary>
    public static Refusal Changed => new("changed_meanwhile", Refusals.ChangedMeanwhile, RefusalKind.Conflict);

    public static Refusal SlugTaken => new("address_taken", Refusals.SlugTaken, RefusalKind.Conflict);

    public static Refusal SkuTaken(string sku) => new("sku_taken", Refusals.SkuTaken.With(sku), RefusalKind.Conflict);

    public static Refusal OptionsIncomplete => new("options_incomplete", Refusals.OptionsIncomplete);

    public static Refusal NoSuccessor => new("no_such_successor", Refusals.NoSuccessor);

    public static Refusal CategoryNotEmpty => new("category_not_empty", Refusals.CategoryNotEmpty, RefusalKind.Conflict);
}
