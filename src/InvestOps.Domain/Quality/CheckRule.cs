namespace InvestOps.Domain.Quality;

/// <summary>What one check of the session gate leads to.</summary>
public sealed record CheckRule
{
    public required SessionCheck Check { get; init; }

    public required CheckSeverity Severity { get; init; }

    /// <summary>When it fires.</summary>
    public required string Threshold { get; init; }

    /// <summary>What a person does about it.</summary>
    public required string Advice { get; init; }

    /// <summary>Whether a person may accept what it found; what the store cannot hold is not for acceptance.</summary>
    public bool IsAcceptable { get; init; } = true;
}
