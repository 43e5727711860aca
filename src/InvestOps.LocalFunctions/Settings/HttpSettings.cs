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
}
