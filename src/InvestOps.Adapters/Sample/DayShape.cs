using System.Runtime.InteropServices;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>A trading day in outline, in won.</summary>
/// <param name="Rush">Volume as a multiple of an ordinary session.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayShape(long Open, long Close, PriceLimit Limit, double Rush)
{
    /// <summary>The day opens and closes at the same limit, and trades nowhere else.</summary>
    public bool IsLocked => Open == Close && (Close == Limit.Upper || Close == Limit.Lower);
}
