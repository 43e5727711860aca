using System.Runtime.InteropServices;

namespace InvestOps.Domain.Trading;

/// <summary>What one order takes or brings, in the account's units of cash.</summary>
/// <param name="Amount">Quantity × price with slippage.</param>
/// <param name="Commission">The broker's.</param>
/// <param name="SalesTax">Of sales only.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Charge(long Amount, long Commission, long SalesTax)
{
    public Int128 Taken => (Int128)Amount + Commission;

    public Int128 Brought => (Int128)Amount - Commission - SalesTax;
}
