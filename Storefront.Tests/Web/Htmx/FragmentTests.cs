using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Storefront.Web.Htmx;

namespace Storefront.Tests.Web.Htmx;

public class FragmentTests
{
    [Fact]
    public async Task An_answer_is_the_component_in_one_piece_with_its_length()
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        var long_ = new string('å', 40_000);

        await Fragment.Of<Words>((nameof(Words.Text), $"<b>{long_}</b>")).With(422).ExecuteResultAsync(new ActionContext(http, new Microsoft.AspNetCore.Routing.RouteData(), new ActionDescriptor()));

        Assert.Equal(422, http.Response.StatusCode);
        Assert.Equal(body.Length, http.Response.ContentLength);
        Assert.Equal("text/html; charset=utf-8", http.Response.ContentType);
        Assert.Equal("HX-Request", http.Response.Headers.Vary);
        Assert.Equal($"<p>&lt;b&gt;{string.Concat(Enumerable.Repeat("&#xE5;", 40_000))}&lt;/b&gt;🧺</p>", System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    [Fact]
    public void A_component_that_waits_for_something_is_refused()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Fragment.Of<Waiting>().ToHtml());

        Assert.StartsWith("Waiting waits for something.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", null, true)]
    [InlineData(null, null, false)]
    [InlineData("true", "true", false)]
    public void Htmx_gets_a_fragment_unless_it_restores_its_history(string? request, string? restore, bool isHtmx)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["HX-Request"] = request;
        http.Request.Headers["HX-History-Restore-Request"] = restore;

        Assert.Equal(isHtmx, http.Request.IsHtmx());
        Assert.Equal(isHtmx, http.Request.IsHtmx());
        Assert.Equal("HX-Request", http.Response.Headers.Vary);
    }

    public sealed class Words : ComponentBase
    {
        [Parameter] public string Text { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, Text);
            builder.AddMarkupContent(2, "🧺");
            builder.CloseElement();
        }
    }

    public sealed class Waiting : ComponentBase
    {
        protected override async Task OnInitializedAsync() => await Task.Delay(Timeout.Infinite);
    }
}
