using InvestOps.Domain.Market;

namespace InvestOps.Domain.Trading;

/// <summary>매매수량단위: the number of shares that orders are multiples of.</summary>
public static class LotSize
{
    /// <summary>First session on which every KOSPI issue trades by the share; KOSDAQ always did.</summary>
    public static readonly DateOnly SingleOn = new(2014, 6, 2);

    /// <summary>KOSPI issues below this price, in won, traded by ten shares before.</summary>
    public const long SinglePrice = 50_000;

    private const long OldLot = 10;

    /// <summary>The lot at a price. A market that is not known counts as KOSPI.</summary>
    /// <param name="price">Won.</param>
    public static long Of(Board board, DateOnly date, long price) =>
        board is Board.Kosdaq or Board.Konex || date >= SingleOn || price >= SinglePrice ? 1 : OldLot;
}
