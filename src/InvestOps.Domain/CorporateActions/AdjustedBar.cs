using System.Runtime.InteropServices;
using InvestOps.Domain.Calendar;

namespace InvestOps.Domain.CorporateActions;

/// <summary>A bar in prices and shares of the as-of session: NaN where the issue has no row, and for open, high and low where it did not trade.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AdjustedBar(TradingDate Date, double Open, double High, double Low, double Close, double Volume);
