using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Notices;

/// <summary>
/// Notes that somebody wants to be told. The answer is the same whether or not the address is known, is noted already, or has asked too often; only what
/// is not in the shop is refused. A guest is asked by mail first; an account's own address is proven.
/// </summary>
public sealed class AskForNotice(StoreWrites writes, TimeProvider time)
{
    /// <param name="sku">What they wait for.</param>
    /// <param name="email">A guest's; what looks like no address must not come here.</param>
    /// <param name="locale">The language they read.</param>
    /// <param name="cancel">Ends the wait for the database.</param>
    public Task<Outcome<bool>> ByGuestAsync(string sku, string email, string locale, CancellationToken cancel = default) => RunAsync(sku, email, null, locale, cancel);

    public Task<Outcome<bool>> ByShopperAsync(string sku, SignedIn shopper, string locale, CancellationToken cancel = default) => RunAsync(sku, shopper.Email, shopper.ShopperId, locale, cancel);

    private Task<Outcome<bool>> RunAsync(string sku, string email, long? shopperId, string locale, CancellationToken cancel) => writes.RunAsync<Outcome<bool>>(
        async db =>
        {
            var now = time.GetUtcNow();
            if (await db.Variants.Where(v => v.Sku == sku && v.IsActive).Select(v => (long?)v.Id).SingleOrDefaultAsync(cancel) is not { } variant)
                return NoticeRefusals.NoSuchVariant;
            // Counted whatever comes of it, so that nobody's mailbox can be filled from here.
            if (shopperId is null && !await Patience.Mail.TakeAsync(db, email, now, cancel))
                return true;

            var mailbox = EmailAddress.Normalise(email);
            if (await db.StockNotices.CountAsync(n => n.Mailbox == mailbox, cancel) >= StockNotice.MaxPerAddress)
                return true;

            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO stock_notices (variant_id, email, mailbox, locale, created_at) VALUES ({variant}, {email}, {mailbox}, {locale}, {db.Stored(now)}) ON CONFLICT (variant_id, mailbox) DO NOTHING",
                cancel);
            var noted = db.StockNotices.Where(n => n.VariantId == variant && n.Mailbox == mailbox);
            if (shopperId is not null)
                await noted.ExecuteUpdateAsync(set => set.SetProperty(n => n.ConfirmedAt, n => n.ConfirmedAt ?? now).SetProperty(n => n.ShopperId, shopperId), cancel);
            else if (await noted.Where(n => n.ConfirmedAt == null).Select(n => (long?)n.Id).SingleOrDefaultAsync(cancel) is { } unproven)
                db.Outbox.Add(OutboxMessage.For(new ConfirmNoticeByMail(unproven), now));
            return true;
        },
        cancel);
}

/// <summary>By the links in mails, which only the mailbox's reader has.</summary>
public sealed class AnswerNotice(StoreWrites writes, TimeProvider time)
{
    /// <returns>Whether there still is such a notice.</returns>
    public Task<bool> ConfirmAsync(long noticeId, CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            return await db.StockNotices.Where(n => n.Id == noticeId).ExecuteUpdateAsync(set => set.SetProperty(n => n.ConfirmedAt, n => n.ConfirmedAt ?? now), cancel) == 1;
        },
        cancel);

    /// <summary>Nothing more is sent. Safe to repeat.</summary>
    public Task StopAsync(long noticeId, CancellationToken cancel = default) =>
        writes.RunAsync(db => db.StockNotices.Where(n => n.Id == noticeId).ExecuteDeleteAsync(cancel), cancel);

    /// <summary>By a shopper who is signed in.</summary>
    public Task StopAsync(long shopperId, string sku, CancellationToken cancel = default) =>
        writes.RunAsync(db => db.StockNotices.Where(n => n.ShopperId == shopperId && n.Variant.Sku == sku).ExecuteDeleteAsync(cancel), cancel);
}
