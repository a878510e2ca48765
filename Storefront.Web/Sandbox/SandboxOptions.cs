namespace Storefront.Web.Sandbox;

/// <summary>Settings of the local Stripe and SendGrid, section <c>Sandbox</c>. All have a working default.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Where a sandbox of its own runs (<c>dotnet Storefront.Web.dll sandbox</c>). Empty: the one in this process.</summary>
    public string? Url { get; set; }

    /// <summary>The sandbox's own SQLite file: what was charged outlives the shop's process and database.</summary>
    public string Database { get; set; } = "data/sandbox.db";

    /// <summary>Where signed events are sent. Empty: the shop in the same process.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>Signs the events; the shop must hold the same.</summary>
    public string WebhookSecret { get; set; } = "whsec_sandbox";

    /// <summary>The address under which browsers reach the sandbox, when it is not the one its callers use.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Set by <see cref="SandboxHost"/>: there is no shop in this process to send events to.</summary>
    public bool Alone { get; set; }
}
