using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Privacy;

/// <summary>What becomes of what a table says about a person when they ask to be forgotten.</summary>
internal enum Fate
{
    /// <summary>It says nothing about anybody.</summary>
    Nobody,

    /// <summary>Their rows are deleted.</summary>
    Gone,

    /// <summary>The rows stay, the person is taken out of them.</summary>
    Emptied,

    /// <summary>The law asks for it.</summary>
    Kept,
}

/// <summary>A table of the shop, and what it has to do with people.</summary>
/// <param name="Entity">What is mapped to it.</param>
/// <param name="Why">For what is kept: the reason.</param>
/// <param name="Holds">For what is kept: the properties in which the person still stands.</param>
internal abstract record PersonalTable(Type Entity, Fate Fate, string Why, IReadOnlyList<string> Holds)
{
    /// <summary>How many rows are about the person.</summary>
    public abstract Task<int> CountAsync(StoreDb db, Person who, CancellationToken cancel);

    /// <summary>The person's rows for the person: all that stands in them but secrets, which would open something.</summary>
    public abstract Task<JsonArray> CopyAsync(StoreDb db, Person who, CancellationToken cancel);

    public abstract Task EraseAsync(StoreDb db, Person who, CancellationToken cancel);

    public static PersonalTable Nobody<T>() where T : class => new Of<T>(Fate.Nobody, "", []) { Rows = (_, _) => null };

    public static PersonalTable Gone<T>(Func<StoreDb, Person, IQueryable<T>> rows, params string[] secrets) where T : class =>
        new Of<T>(Fate.Gone, "", []) { Rows = rows, Secrets = secrets, Erase = (db, who, cancel) => rows(db, who).ExecuteDeleteAsync(cancel) };

    public static PersonalTable Emptied<T>(Func<StoreDb, Person, IQueryable<T>> rows, Func<StoreDb, Person, CancellationToken, Task> erase, params string[] secrets) where T : class =>
        new Of<T>(Fate.Emptied, "", []) { Rows = rows, Secrets = secrets, Erase = erase };

    /// <param name="rows">Those about the person.</param>
    /// <param name="why">The law.</param>
    /// <param name="holds">The properties in which the person still stands.</param>
    /// <param name="erase">What of it is taken out all the same.</param>
    public static PersonalTable Kept<T>(Func<StoreDb, Person, IQueryable<T>> rows, string why, IReadOnlyList<string> holds, Func<StoreDb, Person, CancellationToken, Task>? erase = null) where T : class =>
        new Of<T>(Fate.Kept, why, holds) { Rows = rows, Erase = erase };

    private sealed record Of<T>(Fate Fate, string Why, IReadOnlyList<string> Holds) : PersonalTable(typeof(T), Fate, Why, Holds) where T : class
    {
        private static readonly JsonSerializerOptions AsText = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

        public required Func<StoreDb, Person, IQueryable<T>?> Rows { get; init; }

        public Func<StoreDb, Person, CancellationToken, Task>? Erase { get; init; }

        public IReadOnlyList<string> Secrets { get; init; } = [];

        public override Task<int> CountAsync(StoreDb db, Person who, CancellationToken cancel) => Rows(db, who)?.CountAsync(cancel) ?? Task.FromResult(0);

        public override async Task<JsonArray> CopyAsync(StoreDb db, Person who, CancellationToken cancel)
        {
            if (Rows(db, who) is not { } rows)
                return [];

            var type = db.Model.FindEntityType(typeof(T))!;
            var shown = type.GetProperties().Where(property => !property.IsShadowProperty() && !Secrets.Contains(property.Name)).ToList();
            return [.. (await rows.AsNoTracking().ToListAsync(cancel)).Select(row => new JsonObject(
            [
                .. shown.Select(property => KeyValuePair.Create(Name(property.Name), Text(property.GetGetter().GetClrValue(row)))),
                .. type.GetComplexProperties().Select(property => KeyValuePair.Create(Name(property.Name), Text(property.GetGetter().GetClrValue(row)))),
            ]))];
        }

        public override Task EraseAsync(StoreDb db, Person who, CancellationToken cancel) => Erase?.Invoke(db, who, cancel) ?? Task.CompletedTask;

        private static JsonNode? Text(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), AsText);

        private static string Name(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
    }
}
