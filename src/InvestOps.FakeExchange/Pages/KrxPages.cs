using System.Buffers;
using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Market;

namespace InvestOps.FakeExchange.Pages;

/// <summary>Writes the tables of the exchange's Open API: <c>{"OutBlock_1":[{…},…]}</c>, every value a text.</summary>
internal static class KrxPages
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, (string Class, string Name)> Names = new(StringComparer.Ordinal)
    {
        ["KOSPI"] = ("KOSPI", "코스피"),
        ["KOSPI200"] = ("KOSPI", "코스피 200"),
        ["KOSDAQ"] = ("KOSDAQ", "코스닥"),
        ["KOSDAQ150"] = ("KOSDAQ", "코스닥 150"),
    };

    public static byte[] Bars(DateOnly date, IEnumerable<DailyBar> bars, NumberText numbers)
    {
        var day = Day(date);
        return Table(json =>
        {
            foreach (var bar in bars)
            {
                json.WriteStartObject();
                json.WriteString("BAS_DD"u8, day);
                json.WriteString("ISU_CD"u8, bar.Symbol.Code);
                json.WriteString("ISU_NM"u8, bar.Name ?? "");
                json.WriteString("MKT_NM"u8, bar.Market ?? "");
                json.WriteString("SECT_TP_NM"u8, bar.Section ?? "");
                json.WriteString("TDD_CLSPRC"u8, numbers.Whole(bar.Close));
                json.WriteString("CMPPREVDD_PRC"u8, numbers.Whole(bar.Change));
                json.WriteString("FLUC_RT"u8, numbers.Rate(bar.Close, bar.Change));
                json.WriteString("TDD_OPNPRC"u8, numbers.Whole(bar.Open));
                json.WriteString("TDD_HGPRC"u8, numbers.Whole(bar.High));
                json.WriteString("TDD_LWPRC"u8, numbers.Whole(bar.Low));
                json.WriteString("ACC_TRDVOL"u8, numbers.Whole(bar.Volume));
                json.WriteString("ACC_TRDVAL"u8, numbers.Whole(bar.Value));
                json.WriteString("MKTCAP"u8, numbers.Whole(bar.MarketCap));
                json.WriteString("LIST_SHRS"u8, double.IsNaN(bar.ListedShares) ? "" : bar.ListedShares.ToString("0", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }
        });
    }

    public static byte[] Indices(DateOnly date, IEnumerable<IndexBar> bars, string family, NumberText numbers) => Table(json =>
    {
        foreach (var bar in bars.Where(bar => Names.TryGetValue(bar.Index, out var known) && known.Class == family))
        {
            json.WriteStartObject();
            json.WriteString("BAS_DD"u8, Day(date));
            json.WriteString("IDX_CLSS"u8, family);
            json.WriteString("IDX_NM"u8, Names[bar.Index].Name);
            json.WriteString("CLSPRC_IDX"u8, numbers.Points(bar.Close));
            json.WriteString("CMPPREVDD_IDX"u8, "");
            json.WriteString("FLUC_RT"u8, "");
            json.WriteString("OPNPRC_IDX"u8, numbers.Points(bar.Open));
            json.WriteString("HGPRC_IDX"u8, numbers.Points(bar.High));
            json.WriteString("LWPRC_IDX"u8, numbers.Points(bar.Low));
            json.WriteString("ACC_TRDVOL"u8, numbers.Whole(bar.Volume));
            json.WriteString("ACC_TRDVAL"u8, numbers.Whole(bar.Value));
            json.WriteString("MKTCAP"u8, numbers.Whole(bar.MarketCap));
            json.WriteEndObject();
        }
    });

    /// <summary>The issue list; here <c>ISU_CD</c> is the ISIN, made up from the code.</summary>
    public static byte[] Issues(IEnumerable<DailyBar> bars) => Table(json =>
    {
        foreach (var bar in bars)
        {
            json.WriteStartObject();
            json.WriteString("ISU_CD"u8, $"KR7{bar.Symbol.Code}000");
            json.WriteString("ISU_SRT_CD"u8, bar.Symbol.Code);
            json.WriteString("ISU_NM"u8, bar.Name ?? "");
            json.WriteString("ISU_ABBRV"u8, bar.Name ?? "");
            json.WriteString("ISU_ENG_NM"u8, "");
            json.WriteString("LIST_DD"u8, "20000104");
            json.WriteString("MKT_TP_NM"u8, bar.Market ?? "");
            json.WriteString("SECUGRP_NM"u8, "주권");
            json.WriteString("SECT_TP_NM"u8, bar.Section ?? "");
            json.WriteString("KIND_STKCERT_TP_NM"u8, "보통주");
            json.WriteString("PARVAL"u8, "무액면");
            json.WriteString("LIST_SHRS"u8, double.IsNaN(bar.ListedShares) ? "" : bar.ListedShares.ToString("0", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
    });

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static byte[] Table(Action<Utf8JsonWriter> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 18);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("OutBlock_1"u8);
            rows(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
