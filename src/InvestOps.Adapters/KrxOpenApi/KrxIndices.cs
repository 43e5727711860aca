using System.Globalization;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>Reads the index series of one market. There are no codes, so the indices that we keep are known by their names, spaces left out.</summary>
internal static class KrxIndices
{
    private static readonly FieldNames Fields = new(
        "BAS_DD", "IDX_CLSS", "IDX_NM", "CLSPRC_IDX", "CMPPREVDD_IDX", "FLUC_RT", "OPNPRC_IDX", "HGPRC_IDX", "LWPRC_IDX", "ACC_TRDVOL", "ACC_TRDVAL", "MKTCAP");

    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["코스피"] = "KOSPI",
        ["코스피200"] = "KOSPI200",
        ["코스닥"] = "KOSDAQ",
        ["코스닥150"] = "KOSDAQ150",
    };

    private enum Field
    {
        Day,
        Class,
        Name,
        Close,
        Change,
        ChangeRate,
        Open,
        High,
        Low,
        Volume,
        Value,
        MarketCap,
    }

    /// <exception cref="SourceException">The answer is not a table of that day's rows.</exception>
    public static IReadOnlyList<IndexBar> Read(string source, KrxEndpoint service, TradingDate date, HttpAnswer answer)
    {
        var wanted = date.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var indices = new List<IndexBar>();
        KrxTable.Read(source, service, answer, Fields, cells =>
        {
            KrxBars.RefuseOtherDay(source, service, wanted, cells, (int)Field.Day);
            var name = cells.Text((int)Field.Name).Replace(" ", "", StringComparison.Ordinal);
            if (Kept.TryGetValue(name, out var index) && !double.IsNaN(Number(cells, Field.Close)))
            {
                indices.Add(Bar(index, cells));
            }
        });
        return indices;
    }

    private static IndexBar Bar(string index, RowCells cells) => new()
    {
        Index = index,
        Open = Number(cells, Field.Open),
        High = Number(cells, Field.High),
        Low = Number(cells, Field.Low),
        Close = Number(cells, Field.Close),
        Volume = Number(cells, Field.Volume),
        Value = Number(cells, Field.Value),
        MarketCap = Number(cells, Field.MarketCap),
    };

    private static double Number(RowCells cells, Field field) => cells.Number((int)field);
}
