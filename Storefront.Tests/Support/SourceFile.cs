using System.Diagnostics;

namespace Storefront.Tests.Support;

/// <summary>A text file of the repository as git knows it, for the tests that read the source.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public static string Root { get; } = FindRoot();

    private static readonly string[] Binary = [".png", ".jpg", ".jpeg", ".webp", ".ico", ".db"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Known = new(() =>
        [.. ListPaths().Select(path => new SourceFile(path, Binary.Any(path.EndsWith) ? "" : File.ReadAllText(System.IO.Path.Combine(Root, path))))]);

    public static IReadOnlyList<SourceFile> All => Known.Value;

    public bool Is(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public IEnumerable<(int Number, string Text)> Lines() =>
        Text.Split('\n').Select((line, index) => (index + 1, line));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Storefront.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository: Storefront.sln was not found above them.");
    }

    /// <summary>Tracked files and new ones that are not ignored; a clone owned by somebody else is fine.</summary>
    private static IEnumerable<string> ListPaths()
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
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(System.IO.Path.Combine(Root, path)));
    }
}
