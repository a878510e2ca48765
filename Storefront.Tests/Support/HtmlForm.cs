using AngleSharp.Html.Dom;

namespace Storefront.Tests.Support;

/// <summary>
/// A form out of a page with every field a browser would send (hidden ones, the antiforgery token, defaults), to be posted
/// with changes: <c>await page.Form("#cart").With("quantity", "3").SubmitAsync(client)</c>.
/// </summary>
public sealed class HtmlForm
{
    private readonly IHtmlFormElement form;
    private readonly List<KeyValuePair<string, string>> fields = [];

    public HtmlForm(IHtmlFormElement form)
    {
        this.form = form;
        foreach (var control in form.Elements)
            if (control.GetAttribute("name") is { Length: > 0 } name && !control.HasAttribute("disabled"))
                fields.AddRange(Successful(control).Select(value => KeyValuePair.Create(name, value)));
    }

    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    public string this[string name] => fields.Single(field => field.Key == name).Value;

    public HtmlForm With(string name, string value)
    {
        fields.RemoveAll(field => field.Key == name);
        fields.Add(KeyValuePair.Create(name, value));
        return this;
    }

    public HtmlForm Without(string name)
    {
        fields.RemoveAll(field => field.Key == name);
        return this;
    }

    /// <summary>Presses a button of the form: its name and value are sent, and its own address if it has one.</summary>
    public Task<HttpResponseMessage> SubmitAsync(HttpClient client, string button = "", bool htmx = false)
    {
        var pressed = button.Length == 0
            ? form.QuerySelector("button[type=submit], button:not([type]), input[type=submit]")
            : form.One(button);
        var sent = fields.ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 } name)
            sent.Add(KeyValuePair.Create(name, pressed.GetAttribute("value") ?? ""));

        var address = new Uri(client.BaseAddress!, pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? form.BaseUri);
        var method = pressed?.GetAttribute("formmethod") ?? form.GetAttribute("method") ?? "get";
        var request = method.Equals("post", StringComparison.OrdinalIgnoreCase)
            ? new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(sent) }
            : new HttpRequestMessage(HttpMethod.Get, WithQuery(address, sent));

        // What every browser says of a form posted from the shop's own pages.
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        if (htmx)
            request.Headers.Add("HX-Request", "true");
        return client.SendAsync(request);
    }

    private static Uri WithQuery(Uri address, IEnumerable<KeyValuePair<string, string>> sent) =>
        new UriBuilder(address) { Query = string.Join('&', sent.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")) }.Uri;

    private static IEnumerable<string> Successful(IHtmlElement control) => control switch
    {
        IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected && !option.IsDisabled).Select(option => option.Value),
        _ => [],
    };
}
