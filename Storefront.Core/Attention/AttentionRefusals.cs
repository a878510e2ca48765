using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Attention;

public static class AttentionRefusals
{
    public static Refusal NotItsFix => new("not_its_fix", Refusals.NotItsFix);
}
