using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Tests.Core.Reviews;

/// <summary>What of a stranger's words is kept, and what a review needs.</summary>
public class ReviewDraftTests
{
    [Theory]
    [InlineData("  two\twords ", "two words")]
    [InlineData("a\r\nb", "a b")]
    [InlineData("safe\u202Etxt.exe", "safetxt.exe")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("nul\0 bell\a", "nul bell")]
    [InlineData("e\u0301", "é")]
    [InlineData("👩‍🍳 5 < 6 <b>", "👩‍🍳 5 < 6 <b>")]
    public void A_line_keeps_what_is_seen_and_loses_what_misleads(string typed, string kept) => Assert.Equal(kept, PlainText.Line(typed));

    [Fact]
    public void Half_a_character_is_dropped_and_nothing_is_nothing()
    {
        Assert.Equal("ab\uFFFD", PlainText.Line("ab\ud83e"));
        Assert.Equal("", PlainText.Line(null));
        Assert.Equal("", PlainText.Paragraphs(" \n \r\n\u200B"));
    }

    [Fact]
    public void Paragraphs_keep_their_lines_and_one_gap_between_them() =>
        Assert.Equal("One\ntwo\n\nthree", PlainText.Paragraphs("\n\n One \r\ntwo\n\n\n\n \nthree\n"));

    [Fact]
    public void A_whole_review_has_no_fault() => Assert.Empty(ReviewDraft.Tidy("5", "Warm", "It is very warm.", "Kim B.").Check());

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("55")]
    [InlineData("٣")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_one_to_five_are_stars(string? typed) =>
        Assert.Equal(ReviewField.Stars, Assert.Single(ReviewDraft.Tidy(typed, "Warm", "It is very warm.", "Kim B.").Check()).Field);

    [Fact]
    public void Everything_that_is_missing_or_too_long_is_named_in_the_order_of_the_form()
    {
        var empty = ReviewDraft.Tidy(null, "!!", "short", "");
        var endless = ReviewDraft.Tidy("1", new string('a', ReviewDraft.MaxTitle + 1), new string('a', ReviewDraft.MaxBody + 1), new string('a', ReviewDraft.MaxAuthor + 1));

        Assert.Equal([ReviewField.Stars, ReviewField.Title, ReviewField.Body, ReviewField.Author], empty.Check().Select(fault => fault.Field));
        Assert.Equal([ReviewField.Title, ReviewField.Body, ReviewField.Author], endless.Check().Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("Kim Berg", "Kim B.")]
    [InlineData("Kim van den Berg", "Kim B.")]
    [InlineData("Kim", "Kim")]
    [InlineData(null, "")]
    public void A_name_is_shown_by_its_first_name_and_a_letter(string? name, string shown) => Assert.Equal(shown, new Reviewer(null, "kim@example.com", name).PublicName);

    [Fact]
    public void One_mailbox_is_one_reviewer_however_it_is_written() =>
        Assert.Equal(new Reviewer(null, "kim@example.com", null).Key, new Reviewer(7, " Kim+shop@Example.com", "Kim").Key);
}
