using Storefront.Core.Catalog;
using Storefront.Core.Reviews;

namespace Storefront.Core.Data.Demo;

/// <summary>What people say about the demo's products, from the banks of sentences in <c>Content/reviews.txt</c>.</summary>
internal static class DemoReviews
{
    private static readonly Lazy<Dictionary<string, List<DemoFragment>>> Banks = new(ReadBanks);

    private static readonly Dictionary<string, string> Families = new()
    {
        ["kitchen"] = "kitchen",
        ["home"] = "home",
        ["textiles"] = "textiles",
        ["clothing"] = "clothing",
        ["outdoor"] = "outdoor",
        ["garden"] = "outdoor",
        ["workshop"] = "outdoor",
        ["bathroom"] = "bathroom",
        ["stationery"] = "paper",
        ["books"] = "paper",
        ["pantry"] = "food",
        ["children"] = "children",
    };

    public static List<Review> For(Product product, DemoProduct content, ref Chance chance)
    {
        var age = (DemoCatalogue.Epoch - product.PublishedAt).Days;
        var count = age < 40 ? chance.Below(2) : Math.Min(16, chance.Below(6) + chance.Below(7) * (product.Popularity > 600 ? 2 : 1));
        var family = Families[product.Category.Path.Split('/')[0]];
        var good = Drawn($"good {family}", content, ref chance);
        var bad = Drawn($"bad {family}", content, ref chance);
        HashSet<string> told = [];
        List<Review> reviews = [];
        for (var i = 0; i < count; i++)
        {
            var rating = Stars(ref chance);
            var body = new List<string>();
            if (rating >= 4 && good.Count > 0) body.Add(good.Dequeue());
            if (rating == 5 && good.Count > 0 && chance.Once(4)) body.Add(good.Dequeue());
            if (rating <= 3 && bad.Count > 0) body.Add(bad.Dequeue());
            var closing = Any($"closing {rating}", ref chance);
            if (told.Add(closing) && (body.Count == 0 || !chance.Once(3))) body.Add(closing);
            if (body.Count == 0) continue;
            var review = new Review
            {
                Author = $"{Any("people", ref chance)} {(char)('A' + chance.Below(23))}.",
                Rating = rating,
                Title = Any($"titles {rating}", ref chance),
                Body = string.Join(' ', body),
                WrittenAt = DemoCatalogue.Epoch.AddMinutes(-chance.Between(60, Math.Max(1, age - 4) * 24 * 60)),
                Status = ReviewStatus.Published,
                IsVerified = !chance.Once(4),
            };
            // Whoever is unhappy is answered.
            if (rating <= 2) review.Answer(Banks.Value["replies"][reviews.Count % Banks.Value["replies"].Count].Sentence, review.WrittenAt.AddHours(20));
            reviews.Add(review);
        }

        product.CountRatings([.. reviews.Select(review => review.Rating)]);
        return reviews;
    }

    private static int Stars(ref Chance chance) => chance.Below(100) switch { < 62 => 5, < 87 => 4, < 95 => 3, < 98 => 2, _ => 1 };

    private static string Any(string bank, ref Chance chance) => chance.Of(Banks.Value[bank]).Sentence;

    /// <summary>What can be said of this product, in random order.</summary>
    private static Queue<string> Drawn(string bank, DemoProduct content, ref Chance chance)
    {
        var sentences = Banks.Value[bank].Where(fragment => fragment.Suits(content)).Select(fragment => fragment.Sentence).ToList();
        chance.Shuffle(sentences);
        return new Queue<string>(sentences);
    }

    private static Dictionary<string, List<DemoFragment>> ReadBanks()
    {
        Dictionary<string, List<DemoFragment>> banks = [];
        List<DemoFragment> bank = [];
        foreach (var line in DemoContent.Lines("reviews"))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) banks[line[2..]] = bank = [];
            else if (banks.Keys.Last() == "people") bank.AddRange(line.Split(' ').Select(name => new DemoFragment(name, [])));
            else bank.Add(DemoFragment.Read(line));
        }

        return banks;
    }
}
