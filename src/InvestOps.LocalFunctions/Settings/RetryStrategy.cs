namespace InvestOps.LocalFunctions.Settings;

/// <summary>How the delays between tries grow.</summary>
public enum RetryStrategy
{
    FixedDelay,
    ExponentialBackoff,
}
