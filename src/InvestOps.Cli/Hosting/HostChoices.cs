using InvestOps.Functions;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.Cli.Hosting;

/// <summary>What the command line says of a host.</summary>
internal sealed class HostChoices
{
    public required Role Role { get; init; }

    /// <summary>The folder of host.json and local.settings.json.</summary>
    public required string Folder { get; init; }

    /// <summary>What the environment and local.settings.json say.</summary>
    public required AppSettings Stored { get; init; }

    /// <summary>Under this name schedules and locks are kept.</summary>
    public required string HostId { get; init; }

    public string? Address { get; init; }

    public int? Port { get; init; }

    /// <summary>Null in file mode. A class and not a record: nothing prints it.</summary>
    public string? StorageConnection { get; init; }

    /// <summary>How long a message stays hidden from others when this process dies.</summary>
    public required TimeSpan MessagesHidden { get; init; }

    /// <summary>A simulated clock; null for the real one.</summary>
    public TimeProvider? Clock { get; init; }

    public bool Sample { get; init; }

    public bool Quiet { get; init; }
}
