using InvestOps.Domain.Calendar;

namespace InvestOps.Domain.Market;

/// <summary>Everything a source publishes of one session.</summary>
public sealed record SessionData
{
    public required TradingDate Date { get; init; }

    public required IReadOnlyList<DailyBar> Bars { get; init; }

    public IReadOnlyList<IndexBar> Indices { get; init; } = [];
}
