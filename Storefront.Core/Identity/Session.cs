namespace Storefront.Core.Identity;

/// <summary>One browser in which somebody is signed in. The browser has an opaque token, the database its hash; without the row the token opens nothing.</summary>
public sealed class Session
{
    /// <summary>Without use for so long, a browser that was told to remember is signed out.</summary>
    public static readonly TimeSpan LastingFor = TimeSpan.FromDays(30);

    /// <summary>The same for a browser that was not; it forgets earlier, when it is closed.</summary>
    public static readonly TimeSpan PassingFor = TimeSpan.FromHours(12);

    /// <summary>Staff sign in every working day.</summary>
    public static readonly TimeSpan StaffFor = TimeSpan.FromHours(8);

    /// <summary>How long after signing in one may change how one signs in.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(15);

    public const int MaxDevice = 250;

    public long Id { get; private set; }

    public required string TokenHash { get; init; }

    public required long ShopperId { get; init; }

    public Shopper Shopper { get; private set; } = null!;

    /// <summary>What the browser said of itself.</summary>
    public required string Device { get; init; }

    public required SignInMethod Method { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the nearest minutes: not every request writes.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>After so long without use it is over.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>From then on it is over whatever happens; null for shoppers.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public bool IsOver(DateTimeOffset now) => LastUsedAt + Idle <= now || EndsAt <= now;

    public static Session Open(string tokenHash, long shopperId, string device, SignInMethod method, bool isLasting, bool isStaff, DateTimeOffset now) => new()
    {
        TokenHash = tokenHash,
        ShopperId = shopperId,
        Device = device.Length > MaxDevice ? device[..MaxDevice] : device,
        Method = method,
        CreatedAt = now,
        LastUsedAt = now,
        Idle = isLasting && !isStaff ? LastingFor : PassingFor,
        EndsAt = isStaff ? now + StaffFor : null,
    };
}

/// <summary>How somebody proved who they are.</summary>
public enum SignInMethod
{
    Password = 0,
    PasswordAndCode = 1,
    Passkey = 2,
    OpenIdConnect = 3,

    /// <summary>By the link that was mailed when the account began.</summary>
    Link = 4,

    LinkAndCode = 5,
    OpenIdConnectAndCode = 6,
}
