namespace InvestOps.LocalFunctions.Invocation;

/// <summary>How an invocation ended.</summary>
public enum InvocationOutcome
{
    /// <summary>The function returned, and its outputs are sent.</summary>
    Succeeded,

    /// <summary>The function threw, or its parameters could not be bound, or an output could not be sent.</summary>
    Failed,

    /// <summary>The caller's token was signalled and the function threw because of it.</summary>
    Cancelled,

    /// <summary>The function took longer than <c>functionTimeout</c> and was told to end.</summary>
    TimedOut,
}
