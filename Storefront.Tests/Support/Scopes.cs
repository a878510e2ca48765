using Microsoft.Extensions.DependencyInjection;

namespace Storefront.Tests.Support;

/// <summary>Runs a use case as a request would: in a scope of its own.</summary>
public static class Scopes
{
    public static async Task<T> RunAsync<TUseCase, T>(this IServiceProvider services, Func<TUseCase, Task<T>> run) where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public static async Task RunAsync<TUseCase>(this IServiceProvider services, Func<TUseCase, Task> run) where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
