namespace Storefront.Web.Sandbox.Stripe;

/// <param name="Code">Stripe's error code when the card is refused, else null.</param>
public sealed record TestCard(string Number, string? Code = null, string? DeclineCode = null, string? Message = null, bool AsksForApproval = false)
{
    public string Last4 => Number[^4..];
}

/// <summary>The test cards of https://docs.stripe.com/testing that the hosted page offers.</summary>
public static class TestCards
{
    public static readonly TestCard Visa = new("4242424242424242");
    public static readonly TestCard Declined = new("4000000000000002", "card_declined", "generic_decline", "Your card was declined.");
    public static readonly TestCard ThreeDSecure = new("4000002500003155", AsksForApproval: true);

    public static readonly IReadOnlyList<TestCard> All =
    [
        Visa,
        ThreeDSecure,
        Declined,
        new("4000000000009995", "card_declined", "insufficient_funds", "Your card has insufficient funds."),
        new("4000000000000119", "processing_error", "processing_error", "An error occurred while processing your card. Try again in a little bit."),
    ];

    public static TestCard? Find(string? number) => All.FirstOrDefault(card => card.Number == number?.Replace(" ", "", StringComparison.Ordinal));
}
