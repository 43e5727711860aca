namespace InvestOps.LocalFunctions.Settings;

/// <summary>Where the local host listens: the <c>Host</c> part of local.settings.json.</summary>
public sealed record LocalHttpSettings
{
    /// <summary>Null when it is not given.</summary>
    public int? Port { get; init; }

    /// <summary>Null when it is not given.</summary>
    public string? Address { get; init; }

    /// <summary>The origins that browsers may call from.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    public bool CorsCredentials { get; init; }
}
