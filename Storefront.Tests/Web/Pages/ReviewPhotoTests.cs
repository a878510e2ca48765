using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Reviews;
using Storefront.Tests.Core.Pictures;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Photos in reviews, by the plain form.</summary>
public class ReviewPhotoTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task Photos_are_shown_with_the_review_and_served_so_that_they_are_nothing_but_pictures(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        using var kim = await shop.SignedInAsync(await shop.Given.AShopperAsync());

        using var sent = await SendAsync(kim, product, [], ("one.jpg", TakePictureTests.Draw(800, 400, ".jpg")), ("two.png", TakePictureTests.Draw(30, 30, ".png")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await shop.Services.PublishAsync(await TheReviewAsync(shop, product));

        using var anybody = shop.NewVisitor();
        var photos = (await anybody.GetHtmlAsync($"/p/{product.Slug}")).QuerySelectorAll("#reviews [data-photos] a");
        Assert.Equal(["Photo 1 by Kim B.", "Photo 2 by Kim B."], photos.Select(photo => photo.FirstElementChild!.GetAttribute("alt")));
        foreach (var address in photos.SelectMany(photo => new[] { photo.GetAttribute("href")!, photo.FirstElementChild!.GetAttribute("src")! }))
        {
            using var picture = await anybody.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, "image/webp", "nosniff"), (picture.StatusCode, picture.Content.Headers.ContentType?.ToString(), picture.Headers.GetValues("X-Content-Type-Options").Single()));
            Assert.Equal("public, max-age=31536000, immutable", picture.Headers.CacheControl?.ToString());
            Assert.True(picture.Content.Headers.ContentLength > 0);
        }
        foreach (var nothing in new[] { "/media/pictures/0123456789abcdef0123456789abcdef.webp", "/media/pictures/x", "/media/pictures/..%2F..%2Fappsettings.json" })
        {
            using var missing = await anybody.GetAsync(nothing);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_photo_that_is_none_is_refused_with_its_name_and_nothing_is_kept(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        using var kim = await shop.SignedInAsync(await shop.Given.AShopperAsync());
        var files = Files(shop);

        using var refused = await SendAsync(kim, product, [], ("fine.png", TakePictureTests.Draw(30, 30, ".png")), ("evil.svg", "<svg onload=alert(1)>"u8.ToArray()));
        using var tooMany = await SendAsync(kim, product, [], [.. Enumerable.Range(0, 5).Select(number => ($"{number}.png", TakePictureTests.Draw(30, 30, ".png")))]);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (refused.StatusCode, tooMany.StatusCode));
        var page = await refused.ReadHtmlAsync();
        Assert.Equal("evil.svg: This is no picture that we can show: JPEG, PNG and WebP are.", page.Words("#error-summary a"));
        Assert.Equal(("#photos", "Fine"), (page.One("#error-summary a").GetAttribute("href"), page.Form("#review-form")["Title"]));
        Assert.Equal("At most 4 photos fit in a review.", (await tooMany.ReadHtmlAsync()).Words("#error-summary a"));
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.Reviews.CountAsync(r => r.ProductId == product.Id)));
        Assert.Equal(files, Files(shop));
    }

    [Theory, BothDatabases]
    public async Task Photos_are_added_and_taken_away_and_go_with_their_review(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        using var kim = await shop.SignedInAsync(await shop.Given.AShopperAsync());
        using var first = await SendAsync(kim, product, [], [.. Enumerable.Range(0, 3).Select(number => ($"{number}.png", TakePictureTests.Draw(30, 30, ".png")))]);
        var before = await TheReviewAsync(shop, product);
        await shop.Services.PublishAsync(before);

        using var full = await SendAsync(kim, product, [], [.. Enumerable.Range(0, 2).Select(number => ($"{number}.png", TakePictureTests.Draw(30, 30, ".png")))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.StatusCode);
        Assert.Equal(ReviewStatus.Published, (await TheReviewAsync(shop, product)).Status);
        using var swapped = await SendAsync(kim, product, [before.Photos[0].Name, before.Photos[1].Name], ("new.png", TakePictureTests.Draw(30, 30, ".png")));
        Assert.Equal(HttpStatusCode.SeeOther, swapped.StatusCode);

        var after = await TheReviewAsync(shop, product);
        Assert.Equal((ReviewStatus.Waiting, 2, before.Photos[2].Name), (after.Status, after.Photos.Count, after.Photos[0].Name));
        await shop.RunJobsAsync();
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], await StatusesAsync(shop, before));
        using var removed = await (await kim.GetHtmlAsync($"/products/{product.Slug}/review")).Form("#remove-review").SubmitAsync(kim);
        await shop.RunJobsAsync();
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await StatusesAsync(shop, after));
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.ReviewPhotos.CountAsync(photo => photo.ReviewId == after.Id)));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Who_is_forgotten_takes_their_photos_along(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var product = await shop.Given.AProductAsync("Mug", [new()]);
        var shopper = await shop.Given.AShopperAsync();
        using var kim = await shop.SignedInAsync(shopper);
        using var sent = await SendAsync(kim, product, [], ("one.png", TakePictureTests.Draw(30, 30, ".png")));
        var review = await TheReviewAsync(shop, product);
        await shop.Services.PublishAsync(review);

        await shop.Given.SaveAsync(async db =>
        {
            await db.ForgetReviewerAsync(Reviewers.Of(shopper), shop.Clock.GetUtcNow());
            return true;
        });
        await shop.RunJobsAsync();

        Assert.Equal([HttpStatusCode.NotFound], await StatusesAsync(shop, review));
        Assert.Empty((await TheReviewAsync(shop, product)).Photos);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient visitor, Product product, string[] dropped, params (string Name, byte[] Bytes)[] photos)
    {
        var address = $"/products/{product.Slug}/review";
        var form = (await visitor.GetHtmlAsync(address)).Form("#review-form").With("Stars", "5").With("Title", "Fine").With("Body", "It looks like this.");
        var content = new MultipartFormDataContent();
        foreach (var field in form.Fields)
            content.Add(new StringContent(field.Value), field.Key);
        foreach (var name in dropped)
            content.Add(new StringContent(name), "Dropped");
        foreach (var (name, bytes) in photos)
            content.Add(new ByteArrayContent(bytes), "Photos", name);
        return await visitor.PostAsync(address, content);
    }

    private static Task<Review> TheReviewAsync(Shop shop, Product product) =>
        shop.Database.ReadAsync(db => db.Reviews.AsNoTracking().Include(r => r.Photos.OrderBy(photo => photo.Id)).SingleAsync(r => r.ProductId == product.Id));

    private static async Task<IEnumerable<HttpStatusCode>> StatusesAsync(Shop shop, Review review)
    {
        using var visitor = shop.NewVisitor();
        var statuses = new List<HttpStatusCode>();
        foreach (var photo in review.Photos)
        {
            using var answer = await visitor.GetAsync($"/media/pictures/{photo.Name}.webp");
            statuses.Add(answer.StatusCode);
        }
        return statuses;
    }

    private static int Files(Shop shop) => Directory.Exists(shop.PicturesFolder) ? Directory.GetFiles(shop.PicturesFolder, "*", SearchOption.AllDirectories).Length : 0;
}
