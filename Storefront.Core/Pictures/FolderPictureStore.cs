using Microsoft.Extensions.Options;

namespace Storefront.Core.Pictures;

/// <summary>Pictures as files below one folder, spread over 256 others by the first two letters of their names.</summary>
public sealed class FolderPictureStore(IOptions<PictureOptions> options) : IPictureStore
{
    private readonly string root = Path.GetFullPath(options.Value.Folder);

    /// <summary>Written beside its place first: nobody ever sees half of one.</summary>
    public async Task KeepAsync(string name, ReadOnlyMemory<byte> picture, CancellationToken cancel = default)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
                await file.WriteAsync(picture, cancel);
            File.Move(unfinished, path);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancel = default)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DropAsync(string name, CancellationToken cancel = default)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    private string PathOf(string name) => PictureName.IsFile(name)
        ? Path.Combine(root, name[..2], name)
        : throw new ArgumentException($"'{name}' is no name of a picture.", nameof(name));
}
