namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>What a root's sessions are.</summary>
public enum CalendarKind
{
    /// <summary>Sessions of the KRX calendar; a session of it without rows is a gap.</summary>
    Krx = 0,

    /// <summary>The dates of the data are the sessions.</summary>
    FromData = 1,
}
