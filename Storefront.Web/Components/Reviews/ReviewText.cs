using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Reviews;

/// <summary>What pages say about reviews.</summary>
public static class ReviewText
{
    public static string Count(int reviews) => reviews == 1 ? CatalogWords.ReviewOne : CatalogWords.ReviewMany.With(reviews);

    public static string Author(string name) => name.Length > 0 ? name : ReviewWords.FormerCustomer;

    public static string Helpful(int voices) => voices == 1 ? ReviewWords.HelpfulOne : ReviewWords.HelpfulMany.With(voices);

    public static string Order(ReviewOrder order) => order switch
    {
        ReviewOrder.Helpful => ReviewWords.MostHelpful,
        ReviewOrder.Highest => ReviewWords.HighestFirst,
        ReviewOrder.Lowest => ReviewWords.LowestFirst,
        _ => ReviewWords.NewestFirst,
    };

    public static string Word(int stars) => stars switch
    {
        1 => ReviewWords.OneStarMeans,
        2 => ReviewWords.TwoStarsMean,
        3 => ReviewWords.ThreeStarsMean,
        4 => ReviewWords.FourStarsMean,
        _ => ReviewWords.FiveStarsMean,
    };

    public static string State(ReviewStatus status) => status switch
    {
        ReviewStatus.Published => ReviewWords.StatePublished,
        ReviewStatus.Rejected => ReviewWords.StateRejected,
        _ => ReviewWords.StateWaiting,
    };

    public static string[] Paragraphs(string text) => text.Split("\n\n");
}
