namespace Storefront.Core.Identity;

public static class IdentityQueries
{
    public static IQueryable<Shopper> WithEmail(this IQueryable<Shopper> shoppers, string email)
    {
        var normalised = Shopper.Normalise(email);
        return shoppers.Where(shopper => shopper.NormalizedEmail == normalised);
    }
}
