using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Web.Crawlers;

/// <summary>Lets browsers search the shop from their address bar (https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch).</summary>
internal static class OpenSearch
{
    public const string Path = "/opensearch.xml";

    public const string ContentType = "application/opensearchdescription+xml";

    private const string Space = "http://a9.com/-/spec/opensearch/1.1/";

    public static IResult Write(IOptions<StoreOptions> store, HttpResponse response)
    {
        var shop = store.Value.PublicUrl.TrimEnd('/');
        return XmlAnswer.Of(
            ContentType,
            async xml =>
            {
                await xml.WriteStartElementAsync(null, "OpenSearchDescription", Space);
                await xml.ElementAsync("ShortName", store.Value.Name, space: Space);
                await xml.ElementAsync("InputEncoding", "UTF-8", space: Space);
                await xml.WriteStartElementAsync(null, "Url", Space);
                await xml.WriteAttributeStringAsync(null, "type", null, "text/html");
                await xml.WriteAttributeStringAsync(null, "template", null, shop + "/search?q={searchTerms}");
                await xml.WriteEndElementAsync();
                await xml.WriteEndElementAsync();
            },
            response);
    }
}
