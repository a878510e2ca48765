using Microsoft.EntityFrameworkCore;
using Storefront.Web.Components.Admin;

namespace Storefront.Web.Pages.Admin;

/// <summary>Reads a list page by page along its rows' keys.</summary>
internal static class Slices
{
    /// <summary>The page that <paramref name="state"/> names, newest first. The rows are entities with a key called Id, which <paramref name="select"/> carries along.</summary>
    public static async Task<Slice<TRow>> SliceAsync<T, TRow>(
        this IQueryable<T> all, ListState state, Func<IQueryable<T>, IQueryable<TRow>> select, Func<TRow, long> key, CancellationToken cancel) where T : class
    {
        var isBackward = state.Above is not null;
        var page = state switch
        {
            { Above: { } above } => all.Where(row => EF.Property<long>(row, "Id") > above).OrderBy(row => EF.Property<long>(row, "Id")),
            { Below: { } below } => all.Where(row => EF.Property<long>(row, "Id") < below).OrderByDescending(row => EF.Property<long>(row, "Id")),
            _ => all.OrderByDescending(row => EF.Property<long>(row, "Id")),
        };
        // One more than is shown tells whether there is a page behind.
        var rows = await select(page.Take(ListState.Size + 1)).ToListAsync(cancel);
        var hasMore = rows.Count > ListState.Size;
        if (hasMore)
            rows.RemoveAt(ListState.Size);
        if (isBackward)
            rows.Reverse();
        if (rows.Count == 0)
            return new Slice<TRow>(rows, null, null);

        var hasBefore = isBackward ? hasMore : state.Below is not null;
        var hasAfter = isBackward || hasMore;
        return new Slice<TRow>(rows, hasBefore ? state.From(above: key(rows[0])) : null, hasAfter ? state.From(below: key(rows[^1])) : null);
    }
}
