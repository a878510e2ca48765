using Microsoft.Extensions.Options;
using Storefront.Core.Mail;
using Storefront.Core.Payments.Stripe;

namespace Storefront.Web.Sandbox;

/// <summary>Without keys of a real account, the shop's own clients talk to the sandbox. They do not know the difference.</summary>
internal static class SandboxKeys
{
    /// <summary>Stands for this process's own address, which is known only once it listens.</summary>
    private const string Here = "http://sandbox.invalid";

    public static void AddSandboxKeys(this IServiceCollection services)
    {
        services.AddOptions<StripeOptions>().PostConfigure((StripeOptions stripe, IOptions<SandboxOptions> sandbox) =>
        {
            if (stripe.SecretKey.Length > 0)
                return;
            stripe.SecretKey = "sk_test_sandbox";
            stripe.ApiBase = Address(sandbox.Value) + "/sandbox/stripe";
            if (stripe.WebhookSecret.Length == 0)
                stripe.WebhookSecret = sandbox.Value.WebhookSecret;
        });
        services.AddOptions<MailOptions>().PostConfigure((MailOptions mail, IOptions<SandboxOptions> sandbox) =>
        {
            if (mail.Transport != MailTransport.SendGrid || mail.SendGrid.ApiKey.Length > 0)
                return;
            mail.SendGrid.ApiKey = "SG.sandbox";
            mail.SendGrid.ApiBase = Address(sandbox.Value) + "/sandbox/sendgrid";
        });
        services.AddTransient<Route>();
        services.AddHttpClient(StripeSetup.HttpClient).AddHttpMessageHandler<Route>();
        services.AddHttpClient(MailSetup.HttpClient).AddHttpMessageHandler<Route>();
    }

    private static string Address(SandboxOptions sandbox) => sandbox.Url is { Length: > 0 } url ? url.TrimEnd('/') : Here;

    private sealed class Route(SandboxAddress address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { Host: "sandbox.invalid" } uri)
                request.RequestUri = new Uri(address.Own ?? throw new HttpRequestException("The sandbox does not listen yet."), uri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
