using CsCheck;
using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Adapters.Tests.Sample;

public sealed class SampleRowsTests
{
    private static readonly SampleEventKind[] BasePriceResets =
        [SampleEventKind.Split, SampleEventKind.ReverseSplit, SampleEventKind.BonusIssue, SampleEventKind.RightsIssue];

    [Fact]
    public void Rows_of_the_default_market_obey_the_rules_of_the_exchange() => CheckAll(DefaultSample.Market, DefaultSample.Rows);

    [Fact]
    public void Rows_obey_the_rules_whatever_the_seed_and_size() =>
        Gen.Select(Gen.ULong, Gen.Int[250, 420], Gen.Int[100, 160]).Sample(
            (seed, sessions, issues) =>
            {
                var market = SampleMarket.Create(seed, sessions: sessions, issues: issues);
                CheckAll(market, new SampleRows(market));
            },
            iter: 8,
            threads: 1);

    private static void CheckAll(SampleMarket market, SampleRows rows)
    {
        foreach (var listing in market.Listings)
        {
            var liquidating = false;
            DailyBar? previous = null;
            foreach (var (date, bar) in rows.ByIssue[listing.Symbol])
            {
                liquidating |= rows.Has(listing.Symbol, date, SampleEventKind.LiquidationStarted);
                Check(() => CheckNumbers(bar, date), bar, date);
                Check(() => CheckBasePrice(bar, previous, date, rows), bar, date);
                Check(() => CheckLimit(bar, date, liquidating, rows), bar, date);
                previous = bar;
            }
        }
    }

    private static void Check(Action check, DailyBar bar, TradingDate date)
    {
        try
        {
            check();
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new InvalidOperationException($"{date} {bar}: {failure.Message}", failure);
        }
    }

    private static void CheckNumbers(DailyBar bar, TradingDate date)
    {
        Assert.Equal(bar.Close * bar.ListedShares, bar.MarketCap);
        Assert.InRange(bar.Volume, 0, bar.ListedShares);
        if (bar.Volume == 0)
        {
            Assert.Equal((0d, 0d, 0d, 0d, 0d), (bar.Open, bar.High, bar.Low, bar.Value, bar.Change));
            return;
        }

        Assert.True(bar.Low <= Math.Min(bar.Open, bar.Close) && bar.High >= Math.Max(bar.Open, bar.Close));
        Assert.InRange(bar.Value, bar.Low * bar.Volume, bar.High * bar.Volume);
        foreach (var price in new[] { bar.Open, bar.High, bar.Low, bar.Close })
        {
            Assert.True(TickSize.IsOn(IssueClassifier.BoardOf(bar.Market), date.Date, (long)price), $"{price} is off tick");
        }
    }

    // 기준가 = close − change: the previous close, but on the sessions where the exchange sets it anew.
    private static void CheckBasePrice(DailyBar bar, DailyBar? previous, TradingDate date, SampleRows rows)
    {
        if (previous is null)
        {
            return;
        }

        if (!rows.Has(bar.Symbol, date, BasePriceResets))
        {
            Assert.Equal(previous.Close, bar.Close - bar.Change);
            return;
        }

        var ratio = rows.Has(bar.Symbol, date, SampleEventKind.Split) ? 0.2
            : rows.Has(bar.Symbol, date, SampleEventKind.ReverseSplit) ? 10
            : rows.Has(bar.Symbol, date, SampleEventKind.BonusIssue) ? 0.5
            : 1225d / 1300;
        var expected = TickSize.Nearest(IssueClassifier.BoardOf(bar.Market), date.Date, (long)(previous.Close * ratio));
        Assert.Equal(expected, bar.Close - bar.Change);
    }

    private static void CheckLimit(DailyBar bar, TradingDate date, bool liquidating, SampleRows rows)
    {
        if (bar.Volume == 0 || liquidating)
        {
            return;
        }

        var board = IssueClassifier.BoardOf(bar.Market);
        var limit = PriceLimit.Of(board, date.Date, (long)(bar.Close - bar.Change));
        if (rows.Detail(bar.Symbol, date, SampleEventKind.Listed) is { } detail)
        {
            var offer = long.Parse(detail.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(PriceLimit.OfOpeningAuction(board, date.Date, offer).Contains((long)bar.Open));
            limit = PriceLimit.OfFirstDay(board, date.Date, offer, (long)bar.Open);
        }

        Assert.True(limit.Contains((long)bar.Low) && limit.Contains((long)bar.High), $"beyond {limit}");
        CheckLimitEvent(bar, date, limit, rows);
    }

    private static void CheckLimitEvent(DailyBar bar, TradingDate date, PriceLimit limit, SampleRows rows)
    {
        var locked = bar.High == bar.Low;
        Assert.Equal(bar.Close == limit.Upper && locked, rows.Has(bar.Symbol, date, SampleEventKind.LimitUpLocked));
        Assert.Equal(bar.Close == limit.Upper && !locked, rows.Has(bar.Symbol, date, SampleEventKind.LimitUpReached));
        Assert.Equal(bar.Close == limit.Lower && locked, rows.Has(bar.Symbol, date, SampleEventKind.LimitDownLocked));
        Assert.Equal(bar.Close == limit.Lower && !locked, rows.Has(bar.Symbol, date, SampleEventKind.LimitDownReached));
    }
}
