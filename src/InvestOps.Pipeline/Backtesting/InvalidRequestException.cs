namespace InvestOps.Pipeline.Backtesting;

/// <summary>A backtest request that cannot be taken; carries every reason.</summary>
public sealed class InvalidRequestException : Exception
{
    public InvalidRequestException(IReadOnlyList<string> reasons, Exception? inner = null)
        : base(string.Join(' ', reasons), inner)
    {
        Reasons = reasons;
    }

    public IReadOnlyList<string> Reasons { get; }
}
