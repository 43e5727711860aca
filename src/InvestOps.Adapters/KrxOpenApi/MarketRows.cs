using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>The daily rows of one market, and how they look as a whole.</summary>
internal sealed class MarketRows(KrxEndpoint service)
{
    private const int MostExamples = 3;
    private readonly List<DailyBar> _bars = new(2_048);
    private readonly List<string> _unknown = [];
    private int _priced;
    private bool _anyTraded;
    private bool _anyAboveZero;

    public KrxEndpoint Service { get; } = service;

    public IReadOnlyList<DailyBar> Bars => _bars;

    /// <summary>No row at all, or the rows of a day without a session: every issue with a dash in place of its price.</summary>
    public bool IsWithoutPrices => _priced == 0;

    /// <summary>Entries that are no rows of ours, for people.</summary>
    public IEnumerable<string> Notes => _unknown.Count == 0
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"{_unknown.Count:N0} rows of {Service.Path} have no KRX code and were left out: {string.Join(", ", _unknown.Take(MostExamples))}")];

    public void Add(DailyBar bar)
    {
        _bars.Add(bar);
        _priced += double.IsNaN(bar.Close) ? 0 : 1;
        _anyTraded |= bar.Volume > 0;
        _anyAboveZero |= bar.Close > 0;
    }

    public void AddUnknown(string code) => _unknown.Add(code);

    /// <exception cref="SourceException">The table has rows with prices, but cannot be those of a session.</exception>
    public void RefuseDeadTable(string source)
    {
        if (IsWithoutPrices)
        {
            return;
        }

        if (!_anyAboveZero)
        {
            throw KrxTable.Suspicious(source, Service, string.Create(CultureInfo.InvariantCulture, $"all {_bars.Count:N0} prices are zero"));
        }

        if (!_anyTraded)
        {
            throw KrxTable.Suspicious(source, Service, string.Create(CultureInfo.InvariantCulture, $"none of {_bars.Count:N0} issues traded"));
        }
    }
}
