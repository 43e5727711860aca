using InvestOps.Domain.Calendar;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Pipeline.Configuration;

/// <summary>A backtest that the plan asks for again and again.</summary>
public sealed record PlannedBacktest
{
    public required string Strategy { get; init; }

    /// <summary>After which sessions: every one, the last of a week, or the last of a month.</summary>
    public required RebalanceSchedule When { get; init; }

    /// <summary>How many years back from the session; fewer when less is stored.</summary>
    public required int Years { get; init; }

    /// <summary>Won.</summary>
    public required long Capital { get; init; }

    public bool IsDueAfter(TradingDate date, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return When switch
        {
            RebalanceSchedule.Daily => true,
            RebalanceSchedule.Weekly => calendar.IsLastOfWeek(date),
            RebalanceSchedule.Monthly => calendar.IsLastOfMonth(date),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The request after a session; no clock goes into it, so that asking twice is one request.</summary>
    /// <param name="date">The session it is asked for after.</param>
    /// <param name="earliest">The first session with enough history before it.</param>
    public BacktestMessage MessageFor(TradingDate date, TradingDate earliest)
    {
        var from = date.Date.AddYears(-Years);
        return new BacktestMessage
        {
            Strategy = Strategy,
            From = from < earliest.Date ? earliest.Date : from,
            To = date.Date,
            Capital = Capital,
            RequestedBy = "day",
            Reason = $"planned after {date}",
        };
    }
}
