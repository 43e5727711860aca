namespace InvestOps.Domain.Backtesting;

/// <summary>What an order for one issue meets on the session of its execution.</summary>
/// <param name="Price">The fill price, or the last known close where the issue does not trade; 0 where none was ever known.</param>
/// <param name="Fills">Whether an order executes at this price.</param>
/// <param name="IsListed">Whether the issue has a row on the session, or had one within the four before.</param>
internal readonly record struct Quote(decimal Price, bool Fills, bool IsListed);
