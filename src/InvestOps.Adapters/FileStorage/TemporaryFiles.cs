using System.Collections.Concurrent;
using System.Globalization;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.FileStorage;

/// <summary>
/// Names for files that are being written, beside their targets: <c>.writing-MACHINE_PROCESS_N-NAME</c>. No two writers share
/// one, so neither can publish the other's half. What dead writers of this machine left goes before the first write into a folder.
/// </summary>
internal sealed class TemporaryFiles(RunIdentity writer)
{
    private const string Prefix = ".writing-";
    private readonly ConcurrentDictionary<string, bool> _cleaned = new(StringComparer.Ordinal);
    private readonly string _machine = writer.PortableMachine;
    private int _count;

    public string NameFor(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        if (_cleaned.TryAdd(folder, value: true))
        {
            Clean(folder);
        }

        var number = Interlocked.Increment(ref _count);
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{_machine}_{writer.ProcessId}_{number}-{Path.GetFileName(target)}"));
    }

    private void Clean(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + _machine + "_*").ToArray())
        {
            var owner = Path.GetFileName(file)[(Prefix.Length + _machine.Length + 1)..].Split('_')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && (process == writer.ProcessId || !writer.IsAlive(process)))
            {
                File.Delete(file);
            }
        }
    }
}
