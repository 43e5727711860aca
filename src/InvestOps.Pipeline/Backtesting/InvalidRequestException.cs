namespace InvestOps.Pipeline.Backtesting;

/// <summary>A backtest request that cannot be taken; carries every reason, and its message has one on each line.</summary>
public sealed class InvalidRequestException : Exception
{
    public InvalidRequestException(IReadOnlyList<string> reasons, Exception? inner = null)
        : base(string.Join('\n', reasons), inner)
    {
        Reasons = reasons;
    }

    public IReadOnlyList<string> Reasons { get; }
}
