namespace InvestOps.LocalFunctions.Hosting;

/// <summary>What a host has to be told beside its settings files.</summary>
public sealed record LocalHostOptions
{
    public const int DefaultPort = 7071;

    /// <summary>The folder of host.json and local.settings.json.</summary>
    public required string ScriptRoot { get; init; }

    /// <summary>Under this name schedules and locks are kept: the same after every restart, and of one host only. Lower-case letters, digits and '-', at most 32.</summary>
    public required string HostId { get; init; }

    /// <summary>The address to listen on; null for that of local.settings.json, or 127.0.0.1.</summary>
    public string? Address { get; init; }

    /// <summary>The port to listen on, 0 for any free one; null for that of local.settings.json, or <see cref="DefaultPort"/>.</summary>
    public int? Port { get; init; }

    /// <summary>What callers must send as <c>x-functions-key</c>; needed when the address is not this machine's own.</summary>
    public string? Key { get; init; }

    /// <summary>The route, without the prefix of routes, whose functions answer at <c>/</c> as well; null for none. With <c>pages</c>, <c>/x</c> is answered as <c>/api/pages/x</c> is.</summary>
    public string? RootRoute { get; init; }

    /// <summary>The IANA time zone of schedules.</summary>
    public string TimeZone { get; init; } = "Asia/Seoul";

    /// <summary>The clock of schedules; it may be a simulated one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clock of everything that touches the outside: polling, locks, time limits.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>The only functions that are to run, before what host.json says; null for its list.</summary>
    public IReadOnlyList<string>? Functions { get; init; }

    /// <summary>The folder that remembers schedules and locks where there is no storage; null to use storage.</summary>
    public string? StateFolder { get; init; }

    /// <summary>The environment variables; null for the process's own.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>How long a graceful stop waits for functions that run.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
