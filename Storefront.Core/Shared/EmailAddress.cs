using System.Text.RegularExpressions;

namespace Storefront.Core.Shared;

/// <summary>One way of writing an e-mail address, so that a customer is counted once.</summary>
public static partial class EmailAddress
{
    /// <summary>The text with every address in it made unreadable; its domain stays, to find out whose server is at odds with ours.</summary>
    public static string Mask(string text) => Address().Replace(text, "…@");

    /// <summary>Without blanks, in lower case, and without a tag (<c>kim+shop@…</c>), which leads to the same mailbox.</summary>
    public static string Normalise(string email)
    {
        var text = email.Trim().ToLowerInvariant();
        var at = text.LastIndexOf('@');
        if (at <= 0)
            return text;
        var tag = text.IndexOf('+', StringComparison.Ordinal);
        return tag > 0 && tag < at ? text[..tag] + text[at..] : text;
    }

    [GeneratedRegex(@"[^\s@<>\""'(){}\[\],;:]+@(?=[\p{L}\p{N}])")]
    private static partial Regex Address();
}
