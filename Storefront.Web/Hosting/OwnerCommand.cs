using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;

namespace Storefront.Web.Hosting;

/// <summary><c>owner name@example.org</c> prints a link behind which that address becomes an owner: how a shop gets its first one, and how one comes back in who lost the way.</summary>
internal static class OwnerCommand
{
    public static async Task RunAsync(IServiceProvider services, string[] options)
    {
        if (options is not [var typed] || ContactRules.TidyEmail(typed) is not { Length: <= ContactRules.MaxEmail } email || !email.Contains('@', StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync("owner: expected an e-mail address, for example: owner name@example.org");
            Environment.ExitCode = 2;
            return;
        }

        await services.GetRequiredService<StoreMigrations>().RunAsync();
        var invited = await services.GetRequiredService<InviteStaff>().ByCommandAsync(email);
        if (invited.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync($"owner: {refusal.Message}");
            Environment.ExitCode = 1;
            return;
        }

        Console.WriteLine($"{email} becomes an owner of the shop by opening this link once, within {Invitation.Lifetime.TotalDays:0} days:");
        Console.WriteLine(services.GetRequiredService<AccountLinks>().To(new InvitationLink(invited.Value.Id)));
    }
}
