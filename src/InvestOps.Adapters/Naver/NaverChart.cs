using System.Globalization;
using System.Text.Json;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Naver;

/// <summary>Naver's daily chart of one issue or index: a list of lists as JavaScript writes it, names in single quotes.</summary>
public sealed class NaverChart(SourceHttp http)
{
    private const int FewestColumns = 6;
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, MaxDepth = 4 };

    /// <summary>One issue's days, oldest first: a second opinion on our own adjustment, since its prices are adjusted to today.</summary>
    /// <exception cref="SourceException">Every fault, named.</exception>
    public Task<IReadOnlyList<NaverRow>> HistoryOfAsync(Symbol symbol, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        HistoryOfAsync(symbol.Code, from, to, cancellationToken);

    internal Task<IReadOnlyList<NaverRow>> HistoryOfAsync(string symbol, DateOnly from, DateOnly to, CancellationToken cancellationToken) => http.GetAsync(
        $"chart of {symbol}",
        () => new HttpRequestMessage(
            HttpMethod.Get,
            string.Create(CultureInfo.InvariantCulture, $"siseJson.naver?symbol={symbol}&requestType=1&startTime={from:yyyyMMdd}&endTime={to:yyyyMMdd}&timeframe=day")),
        answer => Read(symbol, answer),
        cancellationToken);

    private static IReadOnlyList<NaverRow> Read(string symbol, HttpAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(AnswerFault.Decode(answer.Body.Span).Replace('\'', '"'), Lenient);
            return [.. document.RootElement.EnumerateArray().Skip(1).Select(Row).OrderBy(row => row.Date)];
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw new SourceException(NaverSource.SourceName, SourceFault.SuspiciousPayload, $"the chart of {symbol} cannot be read ({broken.Message.TrimEnd('.')}). Nothing of it was stored", broken);
        }
    }

    private static NaverRow Row(JsonElement row)
    {
        if (row.GetArrayLength() < FewestColumns)
        {
            throw new FormatException("a row is too short");
        }

        return new NaverRow(
            DateOnly.ParseExact(row[0].GetString()!, "yyyyMMdd", CultureInfo.InvariantCulture), row[1].GetDouble(), row[2].GetDouble(), row[3].GetDouble(), row[4].GetDouble(), row[5].GetDouble());
    }
}
