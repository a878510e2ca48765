using System.Text;
using Storefront.Core.Identity;

namespace Storefront.Tests.Core.Identity;

public class PasswordTests
{
    [Theory]
    [InlineData("a boat on the lake")]
    [InlineData("aaaabbbbcccc")]
    [InlineData("ärgerlich lang")]
    [InlineData("correct-horse-battery-staple")]
    public void A_password_that_nobody_guesses_is_taken_without_rules_about_its_characters(string password) =>
        Assert.Null(Passwords.Judge(password, "kim@example.com"));

    [Theory]
    [InlineData(null, "password_too_short")]
    [InlineData("", "password_too_short")]
    [InlineData("seven77", "password_too_short")]
    [InlineData("password", "password_too_common")]
    [InlineData("PassWord1!", "password_too_common")]
    [InlineData("iloveyou", "password_too_common")]
    [InlineData("aaaaaaaaaaaa", "password_too_common")]
    [InlineData("Kim.Berg@Example.com", "password_is_address")]
    [InlineData("kim.berg", "password_is_address")]
    public void A_password_that_is_guessed_first_is_refused(string? password, string code) =>
        Assert.Equal(code, Passwords.Judge(password, "kim.berg@example.com")?.Code);

    [Fact]
    public void A_password_has_8_to_128_characters()
    {
        const string Long = "xK4-";
        Assert.Equal("password_too_short", Passwords.Judge("bo4tZ-q", "kim@example.com")?.Code);
        Assert.Null(Passwords.Judge("bo4tZ-q8", "kim@example.com"));
        Assert.Null(Passwords.Judge(new StringBuilder().Insert(0, Long, 32).ToString(), "kim@example.com"));
        Assert.Equal("password_too_long", Passwords.Judge(new StringBuilder().Insert(0, Long, 32).Append('x').ToString(), "kim@example.com")?.Code);
    }
}
