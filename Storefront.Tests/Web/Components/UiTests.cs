using System.Globalization;
using Bunit;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Storefront.Web.Components;
using Storefront.Web.Components.Ui;

namespace Storefront.Tests.Web.Components;

public sealed class UiTests : IDisposable
{
    private readonly BunitContext page = new();

    public UiTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-IE");

    [Fact]
    public void A_field_is_described_by_its_hint_and_its_error()
    {
        var field = page.Render<Field>(with => with.Add(f => f.Name, "Delivery.PostalCode").Add(f => f.Label, "Postcode").Add(f => f.Hint, "Five digits").Add(f => f.Error, "Too short")
            .Add(f => f.Value, "101").Add(f => f.Required, true).AddUnmatched("autocomplete", "postal-code"));

        var input = field.Find("input");
        Assert.Equal("delivery-postalcode", input.Id);
        Assert.Equal("delivery-postalcode", field.Find("label").GetAttribute("for"));
        Assert.Equal("delivery-postalcode-hint delivery-postalcode-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Five digits", field.Find("#delivery-postalcode-hint").TextContent);
        Assert.Equal("Too short", field.Find("#delivery-postalcode-error").TextContent);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("101", input.GetAttribute("value"));
        Assert.Equal("postal-code", input.GetAttribute("autocomplete"));
        Assert.True(input.HasAttribute("required"));
    }

    [Fact]
    public void A_field_without_errors_says_that_it_is_optional_and_describes_nothing()
    {
        var field = page.Render<Field>(with => with.Add(f => f.Name, "Phone").Add(f => f.Label, "Phone"));

        Assert.Contains("(optional)", field.Find("label").TextContent, StringComparison.Ordinal);
        Assert.False(field.Find("input").HasAttribute("aria-describedby"));
        Assert.False(field.Find("input").HasAttribute("aria-invalid"));
        Assert.False(field.Find("input").HasAttribute("required"));
    }

    [Fact]
    public void An_error_summary_takes_the_focus_and_leads_to_the_fields()
    {
        var summary = page.Render<ErrorSummary>(with => with.Add(s => s.Errors, [new("Delivery.City", "Where to?"), new("", "Not today.")]));

        Assert.True(summary.Find("[role=alert]").HasAttribute("data-focus"));
        Assert.Equal("#delivery-city", summary.Find("a").GetAttribute("href"));
        Assert.Equal(["Where to?", "Not today."], summary.FindAll("li").Select(error => error.TextContent.Trim()));
    }

    [Fact]
    public void Without_errors_there_is_no_summary() => Assert.Empty(page.Render<ErrorSummary>(with => with.Add(s => s.Errors, [])).Markup);

    [Fact]
    public void A_reduced_price_says_in_words_what_it_was()
    {
        var price = page.Render<Price>(with => with.Add(p => p.Now, new Money(1990, "EUR")).Add(p => p.Before, new Money(2490, "EUR")));

        Assert.Equal("Now €19.90 Was €24.90", price.Find("span").Words());
        Assert.NotNull(price.Find("s"));
    }

    [Fact]
    public void A_former_price_that_is_not_higher_is_not_shown() =>
        Assert.Empty(page.Render<Price>(with => with.Add(p => p.Now, new Money(1990, "EUR")).Add(p => p.Before, new Money(1990, "EUR"))).FindAll("s"));

    [Fact]
    public void The_lowest_of_several_prices_says_from() =>
        Assert.Equal("from €19.90", page.Render<Price>(with => with.Add(p => p.Now, new Money(1990, "EUR")).Add(p => p.IsFrom, true)).Find("span").TextContent);

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 3, "[1] 2 3 Next")]
    [InlineData(5, 9, "Previous 1 … 4 [5] 6 … 9 Next")]
    [InlineData(9, 9, "Previous 1 … 8 [9]")]
    public void A_pager_links_to_the_first_the_last_and_the_pages_around(int number, int count, string shown)
    {
        var pager = page.Render<Pager>(with => with.Add(p => p.Number, number).Add(p => p.Count, count).Add(p => p.Href, wanted => $"/c/mugs?page={wanted}"));

        var steps = pager.FindAll("nav > *").Select(step => step.HasAttribute("aria-current") ? $"[{step.LastElementChild!.TextContent}]" : step.TextContent.Trim());
        Assert.Equal(shown, string.Join(' ', steps));
        Assert.All(pager.FindAll("nav > a[aria-label]"), link => Assert.Equal($"/c/mugs?page={link.TextContent}", link.GetAttribute("href")));
    }

    [Theory]
    [InlineData(4.26, "4.3 out of 5 stars", "103.2")]
    [InlineData(5, "5 out of 5 stars", "120")]
    public void Stars_say_the_rating_in_words_and_fill_to_the_tenth(double rating, string words, string filled)
    {
        var stars = page.Render<Stars>(with => with.Add(s => s.Rating, rating));

        Assert.Equal(words, stars.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.Equal(filled, stars.Find("svg svg").GetAttribute("width"));
    }

    [Fact]
    public void The_last_breadcrumb_is_the_page_itself()
    {
        var crumbs = page.Render<Breadcrumbs>(with => with.Add(c => c.Trail, [new("Home", "/"), new("Mugs")]));

        Assert.Equal("/", crumbs.Find("a").GetAttribute("href"));
        Assert.Equal("Mugs", crumbs.Find("[aria-current=page]").TextContent);
    }

    [Fact]
    public void A_button_that_only_scripts_hear_sends_no_form()
    {
        Assert.Equal("button", page.Render<Button>(with => with.Add(b => b.Submits, false)).Find("button").GetAttribute("type"));
        Assert.Equal("submit", page.Render<Button>().Find("button").GetAttribute("type"));
    }

    [Fact]
    public void The_steps_of_a_quantity_wait_for_the_script_that_moves_them()
    {
        var quantity = page.Render<QuantityInput>(with => with.Add(q => q.Value, 3).Add(q => q.Max, 7));

        Assert.All(quantity.FindAll("button"), step => Assert.True(step.HasAttribute("hidden")));
        Assert.Equal(("3", "1", "7"), (quantity.Find("input").GetAttribute("value"), quantity.Find("input").GetAttribute("min"), quantity.Find("input").GetAttribute("max")));
    }

    [Fact]
    public void A_choice_marks_the_value_that_was_chosen()
    {
        var select = page.Render<Select>(with => with.Add(s => s.Name, "Country").Add(s => s.Label, "Country").Add(s => s.Value, "AT").Add(s => s.Choices, [new("DE", "Germany"), new("AT", "Austria")]));

        Assert.Equal("Austria", select.Find("option[selected]").TextContent);
    }

    public void Dispose() => page.Dispose();
}
