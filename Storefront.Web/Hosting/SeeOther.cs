using Microsoft.AspNetCore.Mvc;

namespace Storefront.Web.Hosting;

/// <summary>303: the post is done, its result stands elsewhere. A reload then repeats nothing.</summary>
public sealed class SeeOther(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = address;
    }
}
