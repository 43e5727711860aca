using System.Diagnostics;
using System.Reflection;

namespace InvestOps.Pipeline.Runs;

/// <summary>Who runs: code version, process and machine.</summary>
public sealed record RunIdentity
{
    public required string CodeVersion { get; init; }

    public required int ProcessId { get; init; }

    public required string Machine { get; init; }

    /// <summary>Whether a process of this machine still lives.</summary>
    public required Func<int, bool> IsAlive { get; init; }

    /// <summary>This process; the version is the assembly's, with the commit where the build knew it.</summary>
    public static RunIdentity Current() => new()
    {
        CodeVersion = typeof(RunIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        ProcessId = Environment.ProcessId,
        Machine = Environment.MachineName,
        IsAlive = id => Process.GetProcesses().Any(process => process.Id == id),
    };
}
