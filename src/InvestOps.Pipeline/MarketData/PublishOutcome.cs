namespace InvestOps.Pipeline.MarketData;

/// <summary>What publishing a session did.</summary>
public enum PublishOutcome
{
    /// <summary>The session was new.</summary>
    Published = 0,

    /// <summary>The session is stored with the same rows; nothing was written.</summary>
    AlreadyStored = 1,

    /// <summary>Other rows were stored for the session; these took their place.</summary>
    Replaced = 2,
}
