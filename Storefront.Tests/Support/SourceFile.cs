using System.Diagnostics;

namespace Storefront.Tests.Support;

/// <summary>A text file of the repository as git knows it, for the tests that read the source.</summary>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly Lazy<IReadOnlyList<string>> Known = new(ListPaths);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> AllPaths => Known.Value;

    public static IEnumerable<SourceFile> In(string folder, params string[] extensions) =>
        AllPaths
            .Where(path => path.StartsWith(folder, StringComparison.Ordinal))
            .Where(path => extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal)))
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(Root, path))));

    public IEnumerable<(int Number, string Line)> Lines() =>
        Text.Split('\n').Select((line, index) => (index + 1, line));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Storefront.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository: Storefront.sln was not found above them.");
    }

    /// <summary>Tracked files and new ones that are not ignored; a clone owned by somebody else is fine.</summary>
    private static List<string> ListPaths()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException("git ls-files failed.");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(System.IO.Path.Combine(Root, path)))];
    }
}
