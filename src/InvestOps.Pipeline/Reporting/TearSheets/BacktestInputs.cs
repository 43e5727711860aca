using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>What a backtest was made from, as far as a reader must know it to trust or repeat it.</summary>
public sealed record BacktestInputs
{
    public required PriceBasis PriceBasis { get; init; }

    /// <summary>Which market data was read: first and last session, hash or date of the load.</summary>
    public required string DataVintage { get; init; }

    /// <summary>SHA-256 of the strategy's definition, parameters included.</summary>
    public required string StrategyFingerprint { get; init; }

    public required string CodeVersion { get; init; }

    /// <summary>Limits of the data or of the simulation that bear on the result.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
