using System.Reflection;

namespace InvestOps.Pipeline.Runs;

/// <summary>Who runs: code version, process and machine.</summary>
public sealed record RunIdentity
{
    public required string CodeVersion { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The mark of the process's start, which with its number names it for good; see <see cref="ProcessStart"/>.</summary>
    public required long ProcessStartedAt { get; init; }

    public required string Machine { get; init; }

    /// <summary>The machine's name in letters, digits and hyphens, fit for a file name.</summary>
    public string PortableMachine => new([.. Machine.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);

    /// <summary>Whether a process of this machine, by its number and the mark of its start, still lives.</summary>
    public required Func<int, long, bool> IsAlive { get; init; }

    /// <summary>The hash of the configuration files as they are now; null where there are none.</summary>
    public Func<string?> ConfigHash { get; init; } = () => null;

    /// <summary>This process; the version is the assembly's, with the commit where the build knew it.</summary>
    public static RunIdentity Current() => new()
    {
        CodeVersion = typeof(RunIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        ProcessId = Environment.ProcessId,
        ProcessStartedAt = ProcessStart.Of(Environment.ProcessId) ?? 0,
        Machine = Environment.MachineName,
        IsAlive = ProcessStart.IsAlive,
    };
}
