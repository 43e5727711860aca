using System.Globalization;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters;

/// <summary>Marks files, and blobs, with the process that works on them: <c>MACHINE_PROCESS_START</c>.</summary>
internal sealed class FileOwner(RunIdentity identity)
{
    private readonly string _machine = identity.PortableMachine;

    public string Mark { get; } = string.Create(CultureInfo.InvariantCulture, $"{identity.PortableMachine}_{identity.ProcessId}_{identity.ProcessStartedAt}");

    /// <summary>The mark with a number behind it, which tells the works of one process apart.</summary>
    public string MarkOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Mark}_{number}");

    /// <summary>
    /// Whether a mark, split at its underscores, is that of a process that is gone. Another machine's files are its own
    /// business: whether its process lives cannot be seen from here.
    /// </summary>
    public bool IsGone(string[] mark) =>
        mark is [var machine, var id, var start, ..] && machine == _machine
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
        && !identity.IsAlive(process, startedAt);
}
