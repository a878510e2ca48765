using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>What holds the words of products themselves is the engine's own and stands in <see cref="ITextTable"/>.</summary>
internal static class SearchMapping
{
    public static void MapSearch(this ModelBuilder model)
    {
        model.Entity<StaleProduct>();

        model.Entity<SearchWord>(word =>
        {
            word.HasKey(w => w.Word);
            word.Property(w => w.Word).HasMaxLength(40);
            word.Property(w => w.Shown).HasMaxLength(40);
        });
        model.Entity<WordGram>(gram =>
        {
            gram.HasKey(g => new { g.Gram, g.Word });
            gram.Property(g => g.Gram).HasMaxLength(3);
            gram.Property(g => g.Word).HasMaxLength(40);
        });
        model.Entity<Synonym>().Property(s => s.Phrases).AsJson();

        model.Entity<SearchedQuestion>(question =>
        {
            question.HasKey(q => new { q.Question, q.Day });
            question.Property(q => q.Question).HasMaxLength(SearchedQuestion.MaxLength);
            question.HasIndex(q => q.Day);
        });

        model.Entity<FacetOption>(option =>
        {
            option.Property(o => o.OptionKey).HasMaxLength(80);
            option.Property(o => o.Option).HasMaxLength(80);
            option.Property(o => o.Key).HasMaxLength(80);
            option.Property(o => o.Name).HasMaxLength(80);
            option.Property(o => o.Swatch).HasMaxLength(9);
            option.HasIndex(o => new { o.OptionKey, o.Key }).IsUnique();
        });
        model.Entity<ListingOption>(option =>
        {
            option.HasKey(o => new { o.ProductId, o.OptionId });
            option.HasIndex(o => new { o.OptionId, o.ProductId });
        });
        model.Entity<FacetCount>().HasKey(c => new { c.CategoryId, c.Kind, c.Value });
    }
}
