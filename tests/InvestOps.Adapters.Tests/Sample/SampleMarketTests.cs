using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;
using Xunit;

namespace InvestOps.Adapters.Tests.Sample;

public sealed class SampleMarketTests
{
    // Changes with every change to the generator: a reader of a changed market must know that it changed.
    private const string DefaultHash = "5a567ab6f81a2f04430962976c1fcdc88fb35b643270b43f93e6962f096b9aa3";

    [Fact]
    public void The_default_market_is_the_same_on_every_machine() => Assert.Equal(DefaultHash, HashOf(DefaultSample.Market));

    [Fact]
    public void The_same_seed_gives_the_same_market_and_another_seed_another()
    {
        Assert.Equal(HashOf(Small(7)), HashOf(Small(7)));
        Assert.NotEqual(HashOf(Small(7)), HashOf(Small(8)), StringComparer.Ordinal);
    }

    [Fact]
    public void It_has_980_sessions_of_the_KRX_calendar_up_to_2026_11_20()
    {
        var calendar = TradingCalendar.Krx();
        var last = calendar.Session(new DateOnly(2026, 11, 20));
        var first = calendar.Sessions[calendar.IndexOf(last) - 979];

        Assert.Equal(calendar.Range(first, last), DefaultSample.Market.Sessions.Select(session => session.Date));
    }

    [Fact]
    public void Another_calendar_and_last_session_may_be_given()
    {
        var calendar = TradingCalendar.FromSessions("own", Enumerable.Range(0, 300).Select(day => new DateOnly(2024, 1, 1).AddDays(day)));

        var market = SampleMarket.Create(1, calendar, new DateOnly(2024, 10, 1), 260, 100);

        Assert.Equal(260, market.Sessions.Count);
        Assert.Equal(new DateOnly(2024, 10, 1), market.Sessions[^1].Date.Date);
        Assert.Equal(100, market.Listings.Count);
    }

    [Fact]
    public async Task A_session_is_fetched_with_its_rows_and_a_session_outside_is_not_published()
    {
        var source = DefaultSample.Market;
        var last = DefaultSample.Market.Sessions[^1];

        var fetched = await source.FetchAsync(last.Date, TestContext.Current.CancellationToken);
        var later = await source.FetchAsync(TradingCalendar.Krx().Next(last.Date)!.Value, TestContext.Current.CancellationToken);

        var published = Assert.IsType<SourceAnswer.Published>(fetched).Session;
        Assert.Equal(last.Bars, published.Bars);
        Assert.Equal(last.Indices, published.Indices);
        Assert.IsType<SourceAnswer.NotPublished>(later);
    }

    [Fact]
    public void Rows_are_in_code_order_and_once_each() =>
        Assert.All(DefaultSample.Market.Sessions.Where((_, index) => index % 50 == 0), session =>
            Assert.Equal(session.Bars.Select(bar => bar.Symbol).Distinct().Order(), session.Bars.Select(bar => bar.Symbol)));

    [Fact]
    public void It_has_300_issues_of_every_kind_and_market()
    {
        var listings = DefaultSample.Market.Listings;

        Assert.Equal(300, listings.Count);
        Assert.Equal(300, listings.Select(listing => listing.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (var kind in new[] { ShareClass.Common, ShareClass.Preferred, ShareClass.Spac, ShareClass.Reit, ShareClass.Foreign })
        {
            Assert.Contains(listings, listing => listing.Class == kind);
        }

        var markets = DefaultSample.Market.Sessions[^1].Bars.Select(bar => bar.Market).Distinct(StringComparer.Ordinal);
        Assert.Equal(["KONEX", "KOSDAQ", "KOSDAQ GLOBAL", "KOSPI"], markets.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Core_holdings_are_the_two_largest_common_shares_at_five_percent()
    {
        var first = DefaultSample.Market.Sessions[0].Bars.OrderByDescending(bar => bar.MarketCap).Take(2).Select(bar => bar.Symbol);

        Assert.Equal(first, DefaultSample.Market.HoldCore.Select(holding => holding.Symbol));
        Assert.All(DefaultSample.Market.HoldCore, holding => Assert.Equal(0.05m, holding.Weight.Value));
    }

    [Fact]
    public void A_date_without_session_is_refused() =>
        Assert.Throws<NotATradingDateException>(() => SampleMarket.Create(lastSession: new DateOnly(2026, 11, 21)));

    [Theory]
    [InlineData(249, 300)]
    [InlineData(980, 99)]
    [InlineData(980, 801)]
    [InlineData(20_000, 300)]
    public void A_size_without_room_for_the_script_is_refused(int sessions, int issues) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleMarket.Create(sessions: sessions, issues: issues));

    private static SampleMarket Small(ulong seed) => SampleMarket.Create(seed, sessions: 250, issues: 100);

    private static string HashOf(SampleMarket market)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var session in market.Sessions)
        {
            foreach (var bar in session.Bars)
            {
                Append(hash, $"{session.Date}|{bar.Symbol}|{bar.Name}|{bar.Market}|{bar.Section}|{bar.Open}|{bar.High}|{bar.Low}|{bar.Close}|{bar.Change}|{bar.Volume}|{bar.Value}|{bar.MarketCap}|{bar.ListedShares}");
            }

            foreach (var bar in session.Indices)
            {
                Append(hash, $"{session.Date}|{bar.Index}|{bar.Open}|{bar.High}|{bar.Low}|{bar.Close}|{bar.Volume}|{bar.Value}|{bar.MarketCap}");
            }
        }

        foreach (var listing in market.Listings)
        {
            Append(hash, $"{listing.Symbol}|{listing.Name}|{listing.Board}|{listing.Class}|{listing.ListedOn:yyyy-MM-dd}|{listing.Industry}");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, FormattableString line) =>
        hash.AppendData(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n"));
}
