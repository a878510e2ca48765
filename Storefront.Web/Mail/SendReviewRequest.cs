using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Orders;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Components.Mail;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>Asks a buyer what they think of what they kept. Not those who do not want to be asked, and not about what they have reviewed.</summary>
public sealed class SendReviewRequest(StoreDb reads, StoreWrites writes, IMailer mailer, ReviewLinks links, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = job.Read<ReviewsByMail>().OrderId;
        var order = await reads.Orders.AsNoTracking().SingleAsync(o => o.Id == id, cancel);
        if (order.Status == OrderStatus.Confirmed && await reads.MayBeAskedAsync(order.Email, cancel) && await ToReviewAsync(order, cancel) is [_, ..] products)
            await mailer.DeliverAsync(Write(order, products), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    private async Task<List<ReviewWish>> ToReviewAsync(Order order, CancellationToken cancel)
    {
        var reviewer = (await Reviewer.OfOrderAsync(reads, order.Number, cancel))!;
        var kept = reads.KeptOf(order.Number).Select(line => line.ProductSlug);
        var written = reads.Reviews.Of(reviewer).Select(review => review.ProductId);
        var products = await reads.Products.Published()
            .Where(p => kept.Contains(p.Slug) && !written.Contains(p.Id))
            .OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Slug, p.Name })
            .ToListAsync(cancel);
        var key = links.KeyTo(new ReviewLink(order.Number));
        return products.ConvertAll(p => new ReviewWish(p.Name, links.AddressOfProduct(key, p.Slug)));
    }

    private Message Write(Order order, IReadOnlyList<ReviewWish> products) => InLanguage.Of(order.Locale, () =>
    {
        var stop = links.To(new StopLink(order.Email));
        return new Message(
            new MailAddress(store.Value.MailFrom, store.Value.Name),
            new MailAddress(order.Email, order.DeliveryAddress.Name),
            MailWords.ReviewsSubject.With(store.Value.Name),
            Text(order, products, stop),
            Fragment.Of<ReviewRequestMail>(
                (nameof(ReviewRequestMail.OrderNumber), order.Number),
                (nameof(ReviewRequestMail.Products), products),
                (nameof(ReviewRequestMail.Days), (int)ReviewLinks.Lifetime.TotalDays),
                (nameof(ReviewRequestMail.StopUrl), stop),
                (nameof(ReviewRequestMail.Shop), store.Value.Name),
                (nameof(ReviewRequestMail.ShopUrl), store.Value.PublicUrl)).ToHtml(),
            $"reviews-{order.Number}");
    });

    private string Text(Order order, IReadOnlyList<ReviewWish> products, string stop)
    {
        var text = new StringBuilder()
            .AppendLine(MailWords.ReviewsTitle).AppendLine()
            .AppendLine(MailWords.ReviewsText.With(order.Number)).AppendLine();
        foreach (var product in products)
            text.AppendLine($"{product.Name}:").AppendLine(product.Url).AppendLine();
        return text
            .AppendLine(MailWords.ReviewsSmall.With((int)ReviewLinks.Lifetime.TotalDays)).AppendLine()
            .AppendLine(MailWords.WhyReviews.With(store.Value.Name)).AppendLine($"{MailWords.ReviewsStop}: {stop}")
            .ToString();
    }
}

/// <summary>A product that its buyer is asked about, and where they answer.</summary>
public sealed record ReviewWish(string Name, string Url);
