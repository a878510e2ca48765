using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>The one place where a "no" of the shop becomes a status of HTTP.</summary>
public static class RefusalStatus
{
    public static int Status(this Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
