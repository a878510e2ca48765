using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Components.Carts;

/// <summary>All that the cart's page shows.</summary>
public sealed record CartView
{
    /// <summary>Null or empty: there is nothing in it.</summary>
    public PricedCart? Cart { get; init; }

    /// <summary>The order that this browser has not paid yet.</summary>
    public PendingOrderView? Pending { get; init; }

    /// <summary>Where the shop delivers.</summary>
    public IReadOnlyList<Select.Choice> Countries { get; init; } = [];

    /// <summary>Why what was asked for was not done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What the shopper had in another cart before they signed in on the way to this order.</summary>
    public SetAsideCart? SetAside { get; init; }

    /// <summary>What was just done with codes.</summary>
    public CodeAttempt? Code { get; init; }

    /// <summary>What was done, for those who do not see it.</summary>
    public string? Announcement { get; init; }

    public required string FormToken { get; init; }

    public bool IsEmpty => Cart is null or { IsEmpty: true };

    /// <summary>What must be put right before the checkout. Where it goes is asked there, so a country without delivery is said but
    /// does not bar the way.</summary>
    public IEnumerable<CartProblem> Obstacles => Cart?.Problems.Where(problem => problem.Blocks && problem.Kind != CartProblemKind.NoShippingThere) ?? [];
}
