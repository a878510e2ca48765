using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Orders;

namespace Storefront.Web.Mail;

/// <summary>Sends a short mail about an order and marks its job done; each kind of job says which mail.</summary>
public abstract class SendNotice(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : IJobHandler
{
    protected StoreDb Reads => reads;

    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var (orderId, key, write) = await WhatAsync(job, cancel);
        var order = await reads.ReadForMailAsync(orderId, cancel);
        await mailer.DeliverAsync(mails.Notice(order, $"{key}-{order.Number}", () => write(order)), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    /// <summary>The order, what makes the mail's key unique, and what it says.</summary>
    protected abstract Task<(long OrderId, string Key, Func<Order, OrderNotice> Write)> WhatAsync(JobRun job, CancellationToken cancel);
}

/// <summary>Tells the shopper who paid too late that the money goes back.</summary>
public sealed class SendRefundNotice(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : SendNotice(reads, writes, mailer, mails, time)
{
    protected override Task<(long, string, Func<Order, OrderNotice>)> WhatAsync(JobRun job, CancellationToken cancel) =>
        Task.FromResult<(long, string, Func<Order, OrderNotice>)>((job.Read<RefundByMail>().OrderId, "paid-too-late", OrderNotice.PaidTooLate));
}

public sealed class SendShipped(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : SendNotice(reads, writes, mailer, mails, time)
{
    protected override async Task<(long, string, Func<Order, OrderNotice>)> WhatAsync(JobRun job, CancellationToken cancel)
    {
        var id = job.Read<ShippedByMail>().ShipmentId;
        var shipment = await Reads.Shipments.AsNoTracking().Include(s => s.Lines).ThenInclude(l => l.OrderLine).SingleAsync(s => s.Id == id, cancel);
        return (shipment.OrderId, $"shipment-{id}", order => OrderNotice.Shipped(order, shipment));
    }
}

public sealed class SendAddressCorrected(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : SendNotice(reads, writes, mailer, mails, time)
{
    protected override Task<(long, string, Func<Order, OrderNotice>)> WhatAsync(JobRun job, CancellationToken cancel)
    {
        var corrected = job.Read<AddressCorrectedByMail>();
        return Task.FromResult<(long, string, Func<Order, OrderNotice>)>((corrected.OrderId, $"address-{corrected.At.UtcTicks}", OrderNotice.AddressCorrected));
    }
}

public sealed class SendCancelled(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : SendNotice(reads, writes, mailer, mails, time)
{
    protected override Task<(long, string, Func<Order, OrderNotice>)> WhatAsync(JobRun job, CancellationToken cancel) =>
        Task.FromResult<(long, string, Func<Order, OrderNotice>)>((job.Read<CancelledByMail>().OrderId, "cancelled", OrderNotice.Cancelled));
}

public sealed class SendRefunded(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : SendNotice(reads, writes, mailer, mails, time)
{
    protected override async Task<(long, string, Func<Order, OrderNotice>)> WhatAsync(JobRun job, CancellationToken cancel)
    {
        var id = job.Read<RefundedByMail>().RefundId;
        var refund = await Reads.Refunds.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        return (refund.OrderId, $"refund-{id}", order => OrderNotice.Refunded(order, refund));
    }
}

public sealed class SendReturnDecided(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : SendNotice(reads, writes, mailer, mails, time)
{
    protected override async Task<(long, string, Func<Order, OrderNotice>)> WhatAsync(JobRun job, CancellationToken cancel)
    {
        var id = job.Read<ReturnDecidedByMail>().ReturnId;
        var back = await Reads.Returns.AsNoTracking().Include(r => r.Lines).ThenInclude(l => l.OrderLine).SingleAsync(r => r.Id == id, cancel);
        return (back.OrderId, $"return-{id}", order => OrderNotice.ReturnDecided(order, back));
    }
}
