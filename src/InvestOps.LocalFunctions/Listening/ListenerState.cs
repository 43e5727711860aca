namespace InvestOps.LocalFunctions.Listening;

/// <summary>How a listener stands.</summary>
public enum ListenerState
{
    /// <summary>It has not started, or has stopped.</summary>
    Stopped,

    /// <summary>A setting switches the function off, or one that it needs is missing.</summary>
    Disabled,

    /// <summary>It listens and nothing runs.</summary>
    Waiting,

    /// <summary>Another host has the function's lock and listens in its place.</summary>
    Standby,

    /// <summary>The function runs.</summary>
    Running,

    /// <summary>Storage cannot be reached; it goes on trying.</summary>
    Unreachable,
}
