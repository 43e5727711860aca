using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Scanning;

/// <summary>A scan's result as a table: HOLD_CORE, then the TopN, then what left.</summary>
internal static class SignalsCsv
{
    public static byte[] Write(ScanResult result, ReportText text)
    {
        var entered = result.Entered.ToHashSet();
        var csv = new CsvText("list", "rank", "code", "name", "score", "weight", "close", "change", "reason");
        foreach (var (list, signal) in result.HoldCore.Select(signal => ("hold_core", signal)).Concat(result.TopN.Select(signal => ("top_n", signal))))
        {
            var change = entered.Contains(signal.Symbol) ? "entered" : "";
            csv.Row(list, signal.Rank, signal.Symbol.Code, signal.Name, signal.Score, signal.Weight.Value, signal.Close, change, text.Of(signal.Reason));
        }

        foreach (var symbol in result.Left)
        {
            csv.Row("left", null, symbol.Code, null, null, 0m, null, "left", null);
        }

        return csv.ToUtf8();
    }
}
