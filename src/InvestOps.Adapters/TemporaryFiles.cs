using System.Collections.Concurrent;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters;

/// <summary>
/// Files that are being written, beside their targets: <c>.writing-MACHINE_PROCESS_START_N-NAME</c>. No two writers share
/// one, so neither can publish the other's half. What dead writers of this machine left goes before the first write into a folder.
/// </summary>
internal sealed class TemporaryFiles(RunIdentity writer)
{
    private const string Prefix = ".writing-";

    // One count for the whole process: two stores may write into one folder.
    private static int _count;

    private readonly ConcurrentDictionary<string, bool> _cleaned = new(StringComparer.Ordinal);
    private readonly FileOwner _owner = new(writer);

    /// <summary>Writes what a target is to hold and flushes it to disk: after the rename that publishes it, a power cut finds it whole.</summary>
    /// <returns>The temporary file; the caller moves it to its target.</returns>
    public async Task<string> WriteAsync(string target, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var temporary = NameFor(target);
        try
        {
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (stream)
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            return temporary;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Lets the caller write a file that may be lost with the power: what stands behind it can be made again.</summary>
    /// <returns>The temporary file; the caller moves it to its target.</returns>
    public string Write(string target, Action<Stream> write)
    {
        var temporary = NameFor(target);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
            }

            return temporary;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string NameFor(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        if (_cleaned.TryAdd(folder, value: true))
        {
            Clean(folder);
        }

        var number = Interlocked.Increment(ref _count);
        return Path.Combine(folder, $"{Prefix}{_owner.MarkOf(number)}-{Path.GetFileName(target)}");
    }

    private void Clean(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*").ToArray())
        {
            if (_owner.IsGone(Path.GetFileName(file)[Prefix.Length..].Split('_')))
            {
                File.Delete(file);
            }
        }
    }
}
