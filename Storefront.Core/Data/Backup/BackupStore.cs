using Storefront.Core.Shared;

namespace Storefront.Core.Data.Backup;

/// <summary>Writes the whole database, which may be at work, to a file. The file has its name only when it is whole and on the
/// disk, and only its owner may read it: it holds what shoppers told the shop, and the keys of its cookies.</summary>
public sealed class BackupStore(IStoreDump dump)
{
    /// <returns>The file's size in bytes. Refuses to write over a file.</returns>
    public async Task<Outcome<long>> RunAsync(string file, CancellationToken cancel = default)
    {
        file = Path.GetFullPath(file);
        if (Path.Exists(file))
            return BackupRefusals.FileExists(file);

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            CreateForOwner(unfinished);
            if ((await dump.WriteAsync(unfinished, cancel)).Refusal is { } refusal)
                return refusal;

            var size = Flush(unfinished);
            File.Move(unfinished, file);
            return size;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    internal static void CreateForOwner(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var made = new FileStream(file, options);
    }

    /// <summary>Returns when the bytes are on the disk, and how many they are.</summary>
    internal static long Flush(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
        return written.Length;
    }
}
