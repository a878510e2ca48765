using System.Security.Cryptography;

namespace Storefront.Core.Orders;

/// <summary>Numbers that can be read out on the telephone and not be counted through: eight characters without look-alikes
/// (Crockford's base 32, https://www.crockford.com/base32.html), as <c>F-7K2M-9XQ4</c>.</summary>
public static class OrderNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var symbols = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"F-{symbols[..4]}-{symbols[4..]}";
    }
}
