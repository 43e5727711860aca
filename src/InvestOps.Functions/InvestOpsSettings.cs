namespace InvestOps.Functions;

/// <summary>What every host of InvestOps is started with.</summary>
public sealed record InvestOpsSettings
{
    /// <summary>Where file mode keeps everything.</summary>
    public string Root { get; init; } = "data";

    /// <summary>Where backtest reports are written; the root where not set.</summary>
    public string? Output { get; init; }

    /// <summary>The folder of waiting backtest requests; <c>reports/pending</c> below the root where not set.</summary>
    public string? Inbox { get; init; }

    /// <summary>The folder of YAML files.</summary>
    public string Configs { get; init; } = "configs";

    /// <summary>Language of reports: <c>en</c> or <c>ko</c>.</summary>
    public string Language { get; init; } = "en";
}
