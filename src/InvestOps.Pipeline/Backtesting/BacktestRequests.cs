using System.Globalization;
using System.Text;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Settles requests: fills in defaults, checks them against strategies and stored data, and gives each its id.</summary>
public sealed class BacktestRequests(MarketStore market, StrategyFiles strategies, RunIdentity identity, StorageCanary canary)
{
    /// <summary>What a backtest starts with when the request does not say: a billion won.</summary>
    public const long DefaultCapital = 1_000_000_000;

    /// <exception cref="InvalidRequestException">The range lies outside the stored data, or there is none.</exception>
    /// <exception cref="ConfigurationException">The strategy is unknown or its definition, parameters included, is wrong.</exception>
    public async Task<SettledBacktest> SettleAsync(BacktestMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var strategy = StrategyOf(message);
        var stored = await market.DescribeAsync(cancellationToken);
        if (stored is not { First: not null, Last: not null })
        {
            await canary.RequireKnownAsync(cancellationToken);
            throw new InvalidRequestException([new Refusal("refuse.empty")]);
        }

        return Settle(message, strategy, stored);
    }

    /// <summary>Settles a request on a market that was looked at already, and has sessions.</summary>
    /// <inheritdoc cref="SettleAsync"/>
    public SettledBacktest Settle(BacktestMessage message, MarketDescription stored)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(stored);
        return Settle(message, StrategyOf(message), stored);
    }

    private Strategy StrategyOf(BacktestMessage message) => strategies.Load(message.Strategy, ParametersOf(message));

    private static IReadOnlyDictionary<string, string> ParametersOf(BacktestMessage message) => message.Parameters ?? new SortedDictionary<string, string>(StringComparer.Ordinal);

    private SettledBacktest Settle(BacktestMessage message, Strategy strategy, MarketDescription stored)
    {
        var (first, last) = (stored.First!.Value, stored.Last!.Value);
        var (from, to) = SettleRange(message, stored.Calendar, first, last);
        var request = new BacktestRequest
        {
            Id = "",
            Strategy = strategy.Name,
            From = from.Date,
            To = to.Date,
            Capital = new Won(message.Capital ?? DefaultCapital),
            Parameters = ParametersOf(message),
        };
        var vintage = stored.VintageOf(to.Date);
        var id = message.Id ?? IdOf(request, strategy.Fingerprint, vintage);
        return new SettledBacktest(request with { Id = id }, strategy, stored, vintage);
    }

    private static (TradingDate From, TradingDate To) SettleRange(BacktestMessage message, TradingCalendar calendar, TradingDate first, TradingDate last)
    {
        var from = message.From ?? first.Date;
        var to = message.To ?? last.Date;
        if (from > last.Date || to < first.Date)
        {
            throw new InvalidRequestException([new Refusal("refuse.outside", Day(from), Day(to), first, last)]);
        }

        if (from < first.Date || to > last.Date)
        {
            throw new InvalidRequestException([new Refusal("refuse.within", Day(from), Day(to), first, last)]);
        }

        var start = calendar.FirstOnOrAfter(from);
        var end = calendar.LastOnOrBefore(to);
        return start is { } a && end is { } b && a <= b
            ? (a, b)
            : throw new InvalidRequestException([new Refusal("refuse.closed", Day(from), Day(to))]);
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The same request on the same data, definition and code is one run; anything else is another one.
    private string IdOf(BacktestRequest request, string fingerprint, string vintage)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', "1", request.Strategy, fingerprint, vintage, identity.CodeVersion);
        text.Append(CultureInfo.InvariantCulture, $"\n{request.From:yyyy-MM-dd}\n{request.To:yyyy-MM-dd}\n{request.Capital.Amount}");
        foreach (var (name, value) in request.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{name}={value}");
        }

        var hash = ContentHash.Of(text.ToString());
        return $"{request.Strategy.ToLowerInvariant()}-{hash[..12]}";
    }
}
