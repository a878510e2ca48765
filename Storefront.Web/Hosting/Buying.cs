using Storefront.Core;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Web.Mail;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Pages.Orders;
using Storefront.Web.Pages.Products;

namespace Storefront.Web.Hosting;

/// <summary>What the pages from the cart to the order need, and the mails about it.</summary>
internal static class Buying
{
    public static void AddBuying(this IServiceCollection services)
    {
        services.AddSingleton<OrderLinks>();
        services.AddSingleton<ReviewLinks>();
        services.AddScoped<OrderAccess>();
        services.AddScoped<ReadOrder>();
        services.AddScoped<TakePhotos>();
        services.AddScoped<ReadCart>();
        services.AddScoped<FillCart>();
        services.AddScoped<ChangeCodes>();

        services.AddSingleton<OrderMails>();
        services.AddJobHandler<ConfirmByMail, SendConfirmation>();
        services.AddJobHandler<RefundByMail, SendRefundNotice>();
        services.AddJobHandler<ShippedByMail, SendShipped>();
        services.AddJobHandler<CancelledByMail, SendCancelled>();
        services.AddJobHandler<RefundedByMail, SendRefunded>();
        services.AddJobHandler<ReturnDecidedByMail, SendReturnDecided>();
        services.AddJobHandler<ReviewsByMail, SendReviewRequest>();
        services.AddJobHandler<AddressCorrectedByMail, SendAddressCorrected>();
    }
}
