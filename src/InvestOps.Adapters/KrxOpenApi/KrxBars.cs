using System.Globalization;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>Reads the daily rows of one market.</summary>
internal static class KrxBars
{
    private static readonly FieldNames Fields = new(
        "BAS_DD", "ISU_CD", "ISU_NM", "MKT_NM", "SECT_TP_NM", "TDD_CLSPRC", "CMPPREVDD_PRC", "FLUC_RT", "TDD_OPNPRC", "TDD_HGPRC", "TDD_LWPRC", "ACC_TRDVOL", "ACC_TRDVAL", "MKTCAP", "LIST_SHRS");

    private enum Field
    {
        Day,
        Code,
        Name,
        Market,
        Section,
        Close,
        Change,
        ChangeRate,
        Open,
        High,
        Low,
        Volume,
        Value,
        MarketCap,
        Shares,
    }

    /// <exception cref="SourceException">The answer is not a table of that day's rows.</exception>
    public static MarketRows Read(string source, KrxEndpoint service, TradingDate date, HttpAnswer answer)
    {
        var wanted = date.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var rows = new MarketRows(service);
        KrxTable.Read(source, service, answer, Fields, cells =>
        {
            RefuseOtherDay(source, service, wanted, cells, (int)Field.Day);
            if (Symbol.TryParse(cells.Text((int)Field.Code), out var symbol))
            {
                rows.Add(Bar(symbol, cells));
            }
            else
            {
                rows.AddUnknown(cells.Text((int)Field.Code));
            }
        });
        rows.RefuseDeadTable(source);
        return rows;
    }

    /// <exception cref="SourceException">A row is of another day.</exception>
    public static void RefuseOtherDay(string source, KrxEndpoint service, string wanted, RowCells cells, int field)
    {
        var day = cells.Text(field);
        if (day != wanted)
        {
            throw KrxTable.Suspicious(source, service, $"rows of '{day}' came where {wanted} was asked for");
        }
    }

    private static DailyBar Bar(Symbol symbol, RowCells cells)
    {
        // An issue that did not trade has empty or zero prices beside its close; the store keeps the exchange's older form, zeros.
        var volume = Number(cells, Field.Volume);
        var untraded = double.IsNaN(volume) || volume == 0;
        return new DailyBar
        {
            Symbol = symbol,
            Name = cells.Text((int)Field.Name),
            Market = cells.RepeatedText((int)Field.Market),
            Section = cells.RepeatedText((int)Field.Section) is { Length: > 0 } section ? section : null,
            Open = Price(cells, Field.Open, untraded),
            High = Price(cells, Field.High, untraded),
            Low = Price(cells, Field.Low, untraded),
            Close = Number(cells, Field.Close),
            Change = Number(cells, Field.Change),
            Volume = untraded ? 0 : volume,
            Value = Price(cells, Field.Value, untraded),
            MarketCap = Number(cells, Field.MarketCap),
            ListedShares = Number(cells, Field.Shares),
        };
    }

    private static double Price(RowCells cells, Field field, bool untraded)
    {
        var price = Number(cells, field);
        return untraded && double.IsNaN(price) ? 0 : price;
    }

    private static double Number(RowCells cells, Field field) => cells.Number((int)field);
}
