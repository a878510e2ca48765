namespace Storefront.Core.Search;

/// <summary>Brings the forms of a word together by its ending, and knows the words that say nothing. Light on purpose: what is cut too short
/// finds too much. Words come folded.</summary>
internal sealed class WordForms
{
    private static readonly HashSet<string> English = [.. "a an and are as at be but by for from has have if in into is it its no not of on or so such that the their then there these they this to was were will with you your".Split(' ')];

    private static readonly HashSet<string> German = [.. "aber als am an auch auf aus bei bis das dass dein dem den der des die ein eine einem einen einer eines er es fur hat ihr im in ist mit nach nicht noch nur oder sehr sein sich sie sind so uber um und uns unter vom von vor war was wenn wie wir wird zu zum zur".Split(' ')];

    private static readonly HashSet<string> French = [.. "a au aux avec ce ces cet cette d dans de des du elle en est et il ils je l la le les leur lui mais ne nos notre nous on ou par pas pour qu que qui s sa se ses son sur un une vos votre vous".Split(' ')];

    private readonly HashSet<string> silent;
    private readonly Func<string, string> stem;

    private WordForms(HashSet<string> silent, Func<string, string> stem) => (this.silent, this.stem) = (silent, stem);

    public static WordForms Of(string language) => language switch
    {
        "en" => new(English, EnglishStem),
        "de" => new(German, GermanStem),
        "fr" => new(French, FrenchStem),
        _ => new([], word => word),
    };

    public bool SaysNothing(string word) => silent.Contains(word);

    public string Stem(string word) => char.IsAsciiDigit(word[0]) ? word : stem(word);

    private static string EnglishStem(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when EndsWithAny(word, "sses", "xes", "ches", "shes", "zes") => word[..^2],
        { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private static string GermanStem(string word)
    {
        foreach (var ending in new[] { "ern", "em", "en", "er", "es" })
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        return word.Length > 4 && (word[^1] is 'e' or 'n' or 's') ? word[..^1] : word;
    }

    private static string FrenchStem(string word)
    {
        if (word.Length > 5 && word.EndsWith("eaux", StringComparison.Ordinal))
            return word[..^1];
        if (word.Length > 5 && word.EndsWith("aux", StringComparison.Ordinal))
            return word[..^2] + "l";
        foreach (var ending in new[] { 's', 'x', 'r', 'e' })
            if (word.Length > 4 && word[^1] == ending)
                word = word[..^1];
        return word;
    }

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }
}
