namespace InvestOps.Domain.Portfolios;

/// <summary>On which sessions a strategy re-forms its portfolio. Orders go in on the session after.</summary>
public enum RebalanceSchedule
{
    /// <summary>Every session.</summary>
    Daily = 0,

    /// <summary>The last session of each calendar week.</summary>
    Weekly = 1,

    /// <summary>The last session of each month.</summary>
    Monthly = 2,

    /// <summary>Every so many sessions (<see cref="Strategy.RebalanceEvery"/>), counted through the calendar, not from a backtest's start.</summary>
    EveryFewSessions = 3,

    /// <summary>Whenever the selected issues are others than at the last signal.</summary>
    OnChange = 4,
}
