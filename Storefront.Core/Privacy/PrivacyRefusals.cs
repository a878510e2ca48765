using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Privacy;

/// <summary>Why somebody is not forgotten.</summary>
public static class PrivacyRefusals
{
    public static Refusal NoSuchAccount => new("no_such_account", Refusals.NoSuchAccount, RefusalKind.NotFound);

    public static Refusal NotConfirmed => new("erasure_not_confirmed", Refusals.ErasureNotConfirmed);

    /// <summary>What staff did stays in the shop's books; whoever runs the shop ends their account first.</summary>
    public static Refusal WorksHere => new("works_here", Refusals.WorksHere, RefusalKind.Conflict);
}
