using Storefront.Core.Reviews;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Components.Reviews;

/// <summary>A published review, as everybody sees it.</summary>
/// <param name="Author">Empty when its owner was forgotten.</param>
public sealed record CustomerReview(
    string Token, string Author, int Rating, string Title, string Body, DateTimeOffset WrittenAt, bool IsVerified, int Helpful, string? Reply, IReadOnlyList<ReviewPicture> Photos);

/// <summary>A photo in a review.</summary>
public sealed record ReviewPicture(string Name, int Width, int Height)
{
    public string Path => PictureFiles.Address(Name);

    public string SmallPath => PictureFiles.Address(Name, isSmall: true);
}

public enum ReviewOrder
{
    Newest,
    Helpful,
    Highest,
    Lowest,
}

/// <summary>Which of a product's reviews are shown: all, those of so many stars, or just one.</summary>
/// <param name="Page">From 1.</param>
public sealed record ReviewQuestion(ReviewOrder Order = ReviewOrder.Newest, int? Stars = null, int Page = 1, string? Token = null)
{
    public const int PageSize = 8;

    public bool IsPlain => this is { Order: ReviewOrder.Newest, Stars: null, Page: 1, Token: null };

    /// <summary>Always the same address for the same reviews.</summary>
    public string Href(string slug)
    {
        var path = $"/products/{slug}/reviews";
        string?[] asked =
        [
            Order == ReviewOrder.Newest ? null : $"sort={Name(Order)}",
            Stars is { } stars ? $"stars={stars}" : null,
            Page > 1 ? $"page={Page}" : null,
        ];
        return asked.OfType<string>().ToList() is [_, ..] parts ? $"{path}?{string.Join('&', parts)}" : path;
    }

    public static string Name(ReviewOrder order) => order switch
    {
        ReviewOrder.Helpful => "helpful",
        ReviewOrder.Highest => "highest",
        ReviewOrder.Lowest => "lowest",
        _ => "newest",
    };
}

/// <summary>What people say about a product.</summary>
/// <param name="Spread">How many published reviews gave one star, two stars … five stars.</param>
/// <param name="Shop">What the shop is called, for what it replies.</param>
public sealed record ReviewsView(
    string Slug, string Product, int Count, double Average, IReadOnlyList<int> Spread, ReviewQuestion Question, IReadOnlyList<CustomerReview> Items, string Shop)
{
    /// <summary>How many fit the question.</summary>
    public int Asked => Question.Token is not null ? Items.Count : Question.Stars is { } stars ? Spread[stars - 1] : Count;

    public int Pages => Math.Max(1, (Asked + ReviewQuestion.PageSize - 1) / ReviewQuestion.PageSize);

    public string WriteHref => $"/products/{Slug}/review";
}

/// <summary>The form in which a customer says something about a product.</summary>
/// <param name="Typed">What stands in the fields.</param>
/// <param name="Known">Null for one that is not written yet.</param>
public sealed record ReviewFormView(
    string Slug, string Product, string? Picture, string Action, string RemoveAction, ReviewDraft Typed, IReadOnlyList<FormError> Errors, KnownReview? Known, string? News, bool IsByShopper, string FormToken)
{
    public string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;
}

/// <summary>What has become of a review, for its author.</summary>
public sealed record KnownReview(string Token, ReviewStatus Status, string? RejectedBecause, IReadOnlyList<ReviewPicture> Photos);

public sealed record OwnReview(string Slug, string Product, int Rating, string Title, string Body, DateTimeOffset WrittenAt, bool IsVerified, int Helpful, string? Reply, KnownReview State);

/// <param name="ToReview">What was bought here and not written about yet.</param>
/// <param name="IsAsked">Whether a mail asks for reviews after an order.</param>
public sealed record OwnReviewsView(IReadOnlyList<OwnReview> Reviews, IReadOnlyList<BoughtProduct> ToReview, bool IsAsked, string? News, string FormToken);

public sealed record BoughtProduct(string Slug, string Name);

/// <summary>What an order is asked about.</summary>
public sealed record OrderReviewsView(string OrderNumber, IReadOnlyList<OrderedProduct> Products);

/// <param name="Status">Null for what is not reviewed yet.</param>
/// <param name="Href">The form for its review.</param>
public sealed record OrderedProduct(string Name, string? Picture, ReviewStatus? Status, string Href);

/// <param name="Action">Where the answer is sent.</param>
public sealed record StopAskingView(string Action, bool IsDone, string FormToken);
