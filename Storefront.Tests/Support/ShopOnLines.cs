namespace Storefront.Tests.Support;

/// <summary>A shop whose gateway and mail provider are at the far end of lines that a test can break. The sandbox itself stays within
/// reach at the shop's own address: shoppers' browsers have lines of their own.</summary>
public sealed class ShopOnLines : IAsyncDisposable
{
    private ShopOnLines(Shop shop, FaultProxy gateway, FaultProxy mail) => (Shop, Gateway, Mail) = (shop, gateway, mail);

    public Shop Shop { get; }

    public FaultProxy Gateway { get; }

    public FaultProxy Mail { get; }

    public static async Task<ShopOnLines> OpenAsync(DatabaseKind kind, params (string Key, string Value)[] settings)
    {
        var (gateway, mail) = (new FaultProxy(), new FaultProxy());
        var shop = await Shop.OpenAsync(kind,
        [
            ("Stripe:SecretKey", "sk_test_sandbox"), ("Stripe:WebhookSecret", "whsec_sandbox"), ("Stripe:ApiBase", $"http://127.0.0.1:{gateway.Port}/sandbox/stripe"),
            ("Mail:SendGrid:ApiKey", "SG.sandbox"), ("Mail:SendGrid:ApiBase", $"http://127.0.0.1:{mail.Port}/sandbox/sendgrid"),
            .. settings,
        ]);
        gateway.Target = mail.Target = shop.Address.Port;
        return new ShopOnLines(shop, gateway, mail);
    }

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await Gateway.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
