using System.Runtime.InteropServices;

namespace InvestOps.Domain.Backtesting;

/// <summary>What an order for one issue meets on the session of its execution.</summary>
/// <param name="Price">The fill price, or the last known close where the issue does not trade, in units of price; 0 where none was ever known.</param>
/// <param name="Fills">Whether an order executes at this price.</param>
/// <param name="IsListed">Whether the issue has a row on the session, or had one within the four before.</param>
/// <param name="BuysFill">Whether a purchase executes: not at a locked upper limit.</param>
/// <param name="SalesFill">Whether a sale executes: not at a locked lower limit.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Quote(long Price, bool Fills, bool IsListed, bool BuysFill, bool SalesFill);
