using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>
/// What happens to a holding before a session opens: the exchange re-set the base price (a split, a reduction, rights, a
/// re-opening after a halt), or the issue has stayed away so long that it counts as gone.
/// </summary>
/// <param name="Session">Position in the panel.</param>
/// <param name="BasePrice">In the tape's units; 0 where the issue is gone, <see cref="MarketTape.Unusable"/> where it is no price.</param>
/// <param name="LastClose">The close before, in the same units.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IssueEvent(int Session, long BasePrice, long LastClose)
{
    public bool IsGone => BasePrice == 0;
}
