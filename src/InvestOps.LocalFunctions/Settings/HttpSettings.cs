namespace InvestOps.LocalFunctions.Settings;

/// <summary>How HTTP functions are reached: <c>extensions.http</c> of host.json.</summary>
public sealed record HttpSettings
{
    /// <summary>What routes begin with, without slashes; empty for nothing.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>The requests that may wait or run at a time; -1 for no limit.</summary>
    public int MaxOutstandingRequests { get; init; } = -1;

    /// <summary>The functions that may run at a time; -1 for no limit.</summary>
    public int MaxConcurrentRequests { get; init; } = -1;

    /// <summary>The longest body of a request, in bytes. Not a setting of the real host, which takes 100 MB.</summary>
    public int MaxRequestBodyBytes { get; init; } = 1_048_576;

    /// <summary>How long a request may wait and run; what takes longer belongs into a queue. Azure's front end cuts at 230 seconds too.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(230);

    /// <summary>Names without a port that requests may call this host by, beside localhost and the address it listens on.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];
}
