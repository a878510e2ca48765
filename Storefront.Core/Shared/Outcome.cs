namespace Storefront.Core.Shared;

/// <summary>An expected "no". The code is public contract (snake_case, stable); the message tells a person what to do.</summary>
public sealed record Refusal(string Code, string Message, RefusalKind Kind = RefusalKind.Unprocessable);

/// <summary>What kind of "no" it is; the doors map it to a status in one place.</summary>
public enum RefusalKind
{
    /// <summary>422: understood, but not possible as asked.</summary>
    Unprocessable,

    /// <summary>404: there is no such thing, or it is not yours.</summary>
    NotFound,

    /// <summary>409: somebody or something was first.</summary>
    Conflict,

    /// <summary>503: an outside party does not answer; ask again.</summary>
    Unavailable,
}

/// <summary>Seen by <c>StoreWrites</c>: a refused outcome rolls its transaction back.</summary>
public interface IOutcome
{
    Refusal? Refusal { get; }
}

/// <summary>Either a value or the reason why not.</summary>
public sealed class Outcome<T> : IOutcome
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public bool Succeeded => Refusal is null;

    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
