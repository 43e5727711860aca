namespace InvestOps.Adapters.Marcap;

/// <summary>Files to import, and what their rows are.</summary>
public sealed record ImportRequest
{
    /// <summary>Files, or folders whose files are meant.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The bars' prices are adjusted for splits and rights by their source.</summary>
    public bool Adjusted { get; init; }

    /// <summary>The market is not on the KRX calendar: the files' dates are its sessions.</summary>
    public bool SessionsFromData { get; init; }
}
