using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Storefront.Web.Sandbox;

/// <summary>Where this process listens, as something on the same machine would call it. Known once the server has started.</summary>
public sealed class SandboxAddress(IServer server, IOptions<SandboxOptions> options)
{
    /// <summary>Where the payment pages are, when that is not the shop's own address.</summary>
    public string? HostedPage =>
        (options.Value.PublicUrl ?? options.Value.Url) is { Length: > 0 } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : null;

    public Uri? Own
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var address = addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.FirstOrDefault();
            return address is null ? null : new Uri(Reachable(address));
        }
    }

    private static string Reachable(string address) => address
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
}
