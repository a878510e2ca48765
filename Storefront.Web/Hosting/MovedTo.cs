using Microsoft.AspNetCore.Mvc;

namespace Storefront.Web.Hosting;

/// <summary>301: the thing has another address now. Kept for minutes only, so that a shop which changes its mind is not held to it by browsers.</summary>
public sealed class MovedTo(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status301MovedPermanently;
        response.Headers.Location = address;
        response.Headers.CacheControl = "public, max-age=300";
    }
}
