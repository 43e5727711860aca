namespace InvestOps.Domain.Market;

/// <summary>Stored or given market data cannot be used; the message says what, where, and what to do.</summary>
public sealed class MarketDataException : Exception
{
    public MarketDataException(string message)
        : base(message)
    {
    }

    public MarketDataException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
