using System.Runtime.InteropServices;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>An executed order as a simulation notes it: positions in the panel, amounts in the account's units.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FillEntry(int Session, int Issue, Side Side, bool Delisted, long Quantity, long Price, Charge Charge);
