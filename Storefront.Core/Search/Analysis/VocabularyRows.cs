namespace Storefront.Core.Search;

/// <summary>A word of the catalogue and in how many products it stands, about: exactly when the index was built, and at least once since.</summary>
internal sealed class SearchWord
{
    public required string Word { get; init; }

    /// <summary>The word as a text has it.</summary>
    public required string Shown { get; init; }

    public int Products { get; init; }

    /// <summary>Of these, in how many it stands in the name, the brand, the category or an option.</summary>
    public int Heads { get; init; }

    /// <summary>Of these, in how many it stands in the name.</summary>
    public int Names { get; init; }
}

/// <summary>Three letters that stand together in a word.</summary>
internal sealed class WordGram
{
    public required string Gram { get; init; }

    public required string Word { get; init; }
}

/// <summary>Words that mean the same to shoppers: whoever asks for one finds the others too. Staff write them.</summary>
public sealed class Synonym
{
    public long Id { get; private set; }

    /// <summary>Two or more words or phrases, for example <c>sofa</c> and <c>couch</c>.</summary>
    public required IReadOnlyList<string> Phrases { get; set; }
}
