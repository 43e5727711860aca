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
}
