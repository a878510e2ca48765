using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Storefront.Tests.Support;

/// <summary>A small OpenID Connect provider (code flow with PKCE) at which <see cref="Who"/> is always signed in.</summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientId = "shop";

    public const string ClientSecret = "a secret between the two";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string RedirectUri)> codes = new();
    private readonly WebApplication app;

    private OpenIdServer(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    /// <summary>Who signs in there; nobody: the provider refuses.</summary>
    public Person? Who { get; set; }

    /// <summary>The settings of a shop that lets people sign in there.</summary>
    public (string, string)[] Settings =>
    [
        ("SignIn:OpenIdConnect:Authority", Issuer), ("SignIn:OpenIdConnect:ClientId", ClientId), ("SignIn:OpenIdConnect:ClientSecret", ClientSecret), ("SignIn:OpenIdConnect:Name", "Village ID"),
    ];

    private string Issuer => Address.ToString().TrimEnd('/');

    public static async Task<OpenIdServer> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{Shop.FreePort()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.ToString());
        builder.Logging.ClearProviders();
        var server = new OpenIdServer(builder.Build(), address);
        server.Map();
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private void Map()
    {
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            userinfo_endpoint = $"{Issuer}/userinfo",
            jwks_uri = $"{Issuer}/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        app.MapGet("/keys", () =>
        {
            var open = key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", alg = "RS256", n = Base64Url.EncodeToString(open.Modulus), e = Base64Url.EncodeToString(open.Exponent) } } });
        });
        app.MapGet("/authorize", (HttpRequest request) =>
        {
            var asked = request.Query;
            if (asked["client_id"] != ClientId || asked["code_challenge_method"] != "S256" || !asked["scope"].ToString().Split(' ').Contains("openid"))
                return Results.BadRequest();
            if (Who is null)
                return Results.Redirect($"{asked["redirect_uri"]}?error=access_denied&state={Uri.EscapeDataString(asked["state"]!)}");

            var code = Guid.NewGuid().ToString("N");
            codes[code] = (asked["code_challenge"]!, asked["nonce"]!, asked["redirect_uri"]!);
            return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}");
        });
        app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var verifier = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return form["client_secret"] == ClientSecret && codes.TryRemove(form["code"]!, out var asked) && asked.Challenge == verifier && asked.RedirectUri == form["redirect_uri"]
                ? Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = IdToken(asked.Nonce) })
                : Results.BadRequest(new { error = "invalid_grant" });
        });
        app.MapGet("/userinfo", () => Results.Json(new { sub = Who!.Subject, email = Who.Email, email_verified = Who.IsVerified, name = Who.Name }));
    }

    private string IdToken(string nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = ClientId,
        Subject = new ClaimsIdentity([new Claim("sub", Who!.Subject), new Claim("nonce", nonce)]),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
    });

    public sealed record Person(string Subject, string? Email, bool IsVerified, string? Name = null);
}
