using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Storefront.Core.Data;

/// <summary>
/// Queries on the hottest paths, translated to SQL once and then only run. EF makes such a translation for one model, and each
/// database has a model of its own.
/// </summary>
internal static class HotQuery
{
    public static Func<StoreDb, T, CancellationToken, Task<TResult?>> One<T, TResult>(Expression<Func<StoreDb, T, IQueryable<TResult>>> query)
    {
        var run = PerModel(query);
        return async (db, parameter, cancel) =>
        {
            await foreach (var found in run(db, parameter).WithCancellation(cancel))
                return found;
            return default;
        };
    }

    public static Func<StoreDb, T, CancellationToken, Task<List<TResult>>> Many<T, TResult>(Expression<Func<StoreDb, T, IQueryable<TResult>>> query)
    {
        var run = PerModel(query);
        return async (db, parameter, cancel) =>
        {
            var found = new List<TResult>();
            await foreach (var one in run(db, parameter).WithCancellation(cancel))
                found.Add(one);
            return found;
        };
    }

    private static Func<StoreDb, T, IAsyncEnumerable<TResult>> PerModel<T, TResult>(Expression<Func<StoreDb, T, IQueryable<TResult>>> query)
    {
        var translated = new ConditionalWeakTable<IModel, Func<StoreDb, T, IAsyncEnumerable<TResult>>>();
        return (db, parameter) => translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, parameter);
    }
}
