using System.Globalization;
using System.Text;
using InvestOps.Domain.Market;

namespace InvestOps.FakeExchange.Pages;

/// <summary>Writes Naver's daily chart: lists as JavaScript writes them, much white space. The prices are those of the market as it is, unadjusted.</summary>
internal static class NaverPages
{
    private static readonly Dictionary<string, string> IndexNames = new(StringComparer.Ordinal) { ["KOSPI"] = "KOSPI", ["KOSDAQ"] = "KOSDAQ", ["KPI200"] = "KOSPI200" };

    public static byte[] Chart(string symbol, IEnumerable<SessionData> sessions)
    {
        var text = new StringBuilder("\n [['날짜', '시가', '고가', '저가', '종가', '거래량', '외국인소진율'],\n");
        foreach (var session in sessions)
        {
            if (IndexNames.TryGetValue(symbol, out var index) && session.Indices.FirstOrDefault(bar => bar.Index == index) is { } level)
            {
                Append(text, session.Date.Date, level.Open, level.High, level.Low, level.Close, level.Volume);
            }
            else if (session.Bars.FirstOrDefault(bar => bar.Symbol.Code == symbol) is { } bar)
            {
                Append(text, session.Date.Date, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);
            }
        }

        return Encoding.UTF8.GetBytes(text.Append("\n]\n").ToString());
    }

    private static void Append(StringBuilder text, DateOnly date, double open, double high, double low, double close, double volume) =>
        text.Append(CultureInfo.InvariantCulture, $"\n\t\t\n[\"{date:yyyyMMdd}\", {Number(open)}, {Number(high)}, {Number(low)}, {Number(close)}, {Number(volume)}, 12.34],\n");

    private static string Number(double number) => double.IsNaN(number) ? "0" : number.ToString("0.##", CultureInfo.InvariantCulture);
}
