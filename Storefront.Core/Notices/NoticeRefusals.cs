using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Notices;

public static class NoticeRefusals
{
    public static Refusal NoSuchVariant => new("unknown_sku", Refusals.UnknownSku, RefusalKind.NotFound);
}
