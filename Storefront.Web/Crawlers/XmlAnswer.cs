using System.Text;
using System.Xml;

namespace Storefront.Web.Crawlers;

/// <summary>XML written straight to the answer, row by row, so that a million products need no memory.</summary>
internal static class XmlAnswer
{
    private static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new UTF8Encoding(false), CheckCharacters = false };

    public static IResult Of(string contentType, Func<XmlWriter, Task> write, HttpResponse response)
    {
        response.MayBeKept();
        return Results.Stream(
            async body =>
            {
                await using var xml = XmlWriter.Create(body, Settings);
                await xml.WriteStartDocumentAsync();
                await write(xml);
                await xml.WriteEndDocumentAsync();
                await xml.FlushAsync();
            },
            contentType);
    }

    /// <summary>Without the characters that XML has no way to write.</summary>
    public static Task ElementAsync(this XmlWriter xml, string name, string text, string? prefix = null, string? space = null) =>
        xml.WriteElementStringAsync(prefix, name, space, new string([.. text.Where(XmlConvert.IsXmlChar)]));
}
