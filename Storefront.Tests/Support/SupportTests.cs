using AngleSharp.Dom;

namespace Storefront.Tests.Support;

/// <summary>The harness's own checks, each seen to find what it is for.</summary>
public class SupportTests(Browser browser)
{
    private const string GoodPage =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Good</title></head><body><main><h1>Good</h1></main></body></html>";

    private const string BadPage =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Bad</title></head><body><main><h1>Bad</h1><img src=\"x\"><p><div></div></p></main></body></html>";

    [Fact]
    public async Task HtmlValidate_passes_a_good_page_and_names_what_is_wrong_with_a_bad_one()
    {
        Assert.Empty(await HtmlValidate.CheckAsync(GoodPage));

        var findings = await HtmlValidate.CheckAsync(BadPage);
        Assert.Contains(findings, finding => finding.Contains("wcag/h37", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("no-implicit-close", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Axe_passes_a_good_page_and_names_what_is_wrong_with_a_bad_one()
    {
        await using var window = await browser.OpenAsync("http://localhost");
        var page = await window.NewPageAsync();

        await page.SetContentAsync(GoodPage);
        Assert.Empty(await Axe.CheckAsync(page));

        await page.SetContentAsync(BadPage);
        Assert.Contains(await Axe.CheckAsync(page), finding => finding.StartsWith("image-alt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_window_without_JavaScript_runs_none()
    {
        await using var window = await browser.OpenAsync("http://localhost", javaScript: false);
        var page = await window.NewPageAsync();

        await page.SetContentAsync("<p>still</p><script>document.querySelector('p').textContent = 'moved'</script>");

        Assert.Equal("still", await page.TextContentAsync("p"));
    }

    [Fact]
    public void A_form_carries_every_field_a_browser_would_send()
    {
        var form = Html.Parse("""
            <form id="f" method="post" action="/cart">
              <input type="hidden" name="token" value="t">
              <input name="quantity" value="2">
              <input name="off" value="x" disabled>
              <input type="checkbox" name="gift" value="yes" checked>
              <input type="checkbox" name="news" value="yes">
              <select name="country"><option value="DE" selected>Germany</option><option value="FR">France</option></select>
              <textarea name="note">hello</textarea>
              <button name="step" value="next">Next</button>
            </form>
            <input form="f" name="outside" value="too">
            """).Form("#f");

        Assert.Equal(
            ["token=t", "quantity=2", "gift=yes", "country=DE", "note=hello", "outside=too"],
            form.Fields.Select(field => $"{field.Key}={field.Value}"));
        Assert.Equal("3", form.With("quantity", "3")["quantity"]);
        Assert.DoesNotContain(form.Without("token").Fields, field => field.Key == "token");
    }

    [Fact]
    public void Words_fold_white_space_and_one_means_one()
    {
        var page = Html.Parse("<h1>  Two\n words </h1><p>a</p><p>b</p>");

        Assert.Equal("Two words", page.Words("h1"));
        Assert.Throws<InvalidOperationException>(() => page.One("p"));
        Assert.Equal(["a", "b"], page.QuerySelectorAll("p").Select(paragraph => paragraph.Text()));
    }
}
