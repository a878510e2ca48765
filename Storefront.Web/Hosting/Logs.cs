namespace Storefront.Web.Hosting;

internal static class Logs
{
    /// <summary>One JSON object a line where machines read it, with the request's trace id in its scope; plain lines where people develop.</summary>
    public static void AddShopLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (!builder.Environment.IsDevelopment())
            builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "O"));
    }
}
