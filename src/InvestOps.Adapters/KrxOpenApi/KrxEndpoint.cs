using InvestOps.Domain.Market;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>One of the exchange's services: each is approved for a key by itself.</summary>
/// <param name="Path">Group and service, below the address.</param>
/// <param name="Title">Its name on the portal, for people who have to apply for it.</param>
internal sealed record KrxEndpoint(string Path, string Title)
{
    public static KrxEndpoint KospiIndices { get; } = new("idx/kospi_dd_trd", "KOSPI 시리즈 일별시세정보");

    public static KrxEndpoint KosdaqIndices { get; } = new("idx/kosdaq_dd_trd", "KOSDAQ 시리즈 일별시세정보");

    public static KrxEndpoint Bars(Board board) => board switch
    {
        Board.Kospi => new("sto/stk_bydd_trd", "유가증권 일별매매정보"),
        Board.Kosdaq => new("sto/ksq_bydd_trd", "코스닥 일별매매정보"),
        Board.Konex => new("sto/knx_bydd_trd", "코넥스 일별매매정보"),
        _ => throw new ArgumentOutOfRangeException(nameof(board), board, "This market has no service."),
    };

    public static KrxEndpoint Issues(Board board) => board switch
    {
        Board.Kospi => new("sto/stk_isu_base_info", "유가증권 종목기본정보"),
        Board.Kosdaq => new("sto/ksq_isu_base_info", "코스닥 종목기본정보"),
        Board.Konex => new("sto/knx_isu_base_info", "코넥스 종목기본정보"),
        _ => throw new ArgumentOutOfRangeException(nameof(board), board, "This market has no service."),
    };

    public override string ToString() => $"{Path} ({Title})";
}
