namespace InvestOps.Pipeline.Backtesting;

/// <summary>A backtest request that cannot be taken; carries every reason, and its message has one on each line.</summary>
public sealed class InvalidRequestException : Exception
{
    public InvalidRequestException(IReadOnlyList<string> reasons, Exception? inner = null)
        : base(string.Join('\n', reasons), inner)
    {
        Reasons = reasons;
        Refusals = [.. reasons.Select(Refusal.Plain)];
    }

    public InvalidRequestException(IReadOnlyList<Refusal> refusals)
        : base(string.Join('\n', refusals))
    {
        Refusals = refusals;
        Reasons = [.. refusals.Select(refusal => refusal.ToString())];
    }

    /// <summary>In English.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>The same, for pages in another language.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }
}
