namespace InvestOps.Pipeline.Backtesting;

/// <summary>A backtest that was asked for (<c>reports/asked/{id}.json</c>), schema 1: written before it is queued, removed when its report is there.</summary>
public sealed record AskedBacktest
{
    public int Schema { get; init; } = 1;

    public required BacktestMessage Message { get; init; }

    /// <summary>How often it was queued again because the queue had lost it.</summary>
    public int Recoveries { get; init; }

    /// <summary>Why it could not be run; null while it waits or runs.</summary>
    public string? Refusal { get; init; }
}
