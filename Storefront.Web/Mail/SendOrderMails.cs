using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Web.Mail;

/// <summary>Sends the confirmation of a paid order and notes it, once: the job's row is unique per order, and it is done in the transaction
/// that notes it. Only a crash between the provider's yes and that transaction can repeat it.</summary>
public sealed class SendConfirmation(StoreDb reads, StoreWrites writes, IMailer mailer, OrderMails mails, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var order = await reads.ReadForMailAsync(job.Read<ConfirmByMail>().OrderId, cancel);
        if (order.Status == OrderStatus.Confirmed)
            await mailer.DeliverAsync(mails.Confirmation(order), cancel);

        await writes.RunAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                await job.FinishAsync(db, now);
                if (order.Status == OrderStatus.Confirmed)
                    db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = OrderEventKind.ConfirmationSent, Actor = OrderEvent.System, At = now });
            },
            cancel);
    }
}

internal static class Delivery
{
    public static Task<Order> ReadForMailAsync(this StoreDb db, long orderId, CancellationToken cancel) => db.Orders.AsNoTracking()
        .Include(order => order.Lines)
        .Include(order => order.Discounts)
        .AsSplitQuery()
        .SingleAsync(order => order.Id == orderId, cancel);

    /// <summary>Throws unless the provider took it: the job's row then waits and asks again, and in the end lies where staff see it.</summary>
    public static async Task DeliverAsync(this IMailer mailer, Message message, CancellationToken cancel)
    {
        var answer = await mailer.SendAsync(message, cancel);
        if (answer.Outcome != MailOutcome.Accepted)
            throw new InvalidOperationException($"{message.Key} was not taken: {answer.Outcome} {answer.Detail}");
        await FaultPoint.ReachAsync(FaultPoint.MailAccepted);
    }
}
