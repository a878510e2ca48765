using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Data;

/// <summary>
/// Queries on the hottest paths, translated to SQL once and then only run. EF keeps such a translation for one model, and each
/// database has a model of its own, so each query is kept twice.
/// </summary>
internal static class HotQuery
{
    public static Func<StoreDb, T, CancellationToken, Task<TResult?>> One<T, TResult>(Expression<Func<StoreDb, T, IQueryable<TResult>>> query)
    {
        var run = ForBoth(query);
        return async (db, parameter, cancel) =>
        {
            await foreach (var found in run(db, parameter).WithCancellation(cancel))
                return found;
            return default;
        };
    }

    public static Func<StoreDb, T, CancellationToken, Task<List<TResult>>> Many<T, TResult>(Expression<Func<StoreDb, T, IQueryable<TResult>>> query)
    {
        var run = ForBoth(query);
        return async (db, parameter, cancel) =>
        {
            var found = new List<TResult>();
            await foreach (var one in run(db, parameter).WithCancellation(cancel))
                found.Add(one);
            return found;
        };
    }

    private static Func<StoreDb, T, IAsyncEnumerable<TResult>> ForBoth<T, TResult>(Expression<Func<StoreDb, T, IQueryable<TResult>>> query)
    {
        var (sqlite, postgres) = (EF.CompileAsyncQuery(query), EF.CompileAsyncQuery(query));
        return (db, parameter) => db is PostgresStoreDb ? postgres(db, parameter) : sqlite(db, parameter);
    }
}
