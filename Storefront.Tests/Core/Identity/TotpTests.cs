using System.Text;
using Storefront.Core.Identity;

namespace Storefront.Tests.Core.Identity;

public class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_code_is_that_of_the_standard(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.CodeAt(Secret, at));
        Assert.Equal(seconds / 30, Totp.Match(Secret, code, at, lastStep: 0));
        Assert.Equal(seconds / 30, Totp.Match(Secret, $" {code[..3]} {code[3..]}", at.AddSeconds(30), lastStep: 0));
        Assert.Null(Totp.Match(Secret, code, at.AddSeconds(61), lastStep: 0));
        Assert.Null(Totp.Match(Secret, code, at, lastStep: seconds / 30));
    }

    [Theory, InlineData(null), InlineData(""), InlineData("28708"), InlineData("2870822"), InlineData("28708x"), InlineData("٢٨٧٠٨٢")]
    public void What_is_no_code_is_refused(string? typed) => Assert.Null(Totp.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59), lastStep: 0));

    [Fact]
    public void The_secret_is_written_as_apps_read_it() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.ToText(Secret));
}
