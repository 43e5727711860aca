using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Ingesting;

public sealed class IngestStageTests(SmallMarket market)
{
    private static readonly DateTimeOffset Evening = new(2026, 10, 29, 20, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task The_first_source_that_has_the_session_is_taken()
    {
        var thursday = await ThursdayAsync();

        var outcome = await IngestAsync(market.Stored(), new ScriptedSource("first"), new ScriptedSource("second", thursday), new ScriptedSource("last", thursday));

        Assert.Equal("95 issues from second, 0 held back (first has nothing)", Assert.IsType<StageOutcome.Completed>(outcome).Details);
    }

    [Fact]
    public async Task Rows_that_cannot_be_right_are_held_back_and_are_an_error_in_the_days_report()
    {
        var session = await ThursdayAsync();
        var broken = session with { Bars = [session.Bars[0] with { Close = -5 }, .. session.Bars.Skip(1)] };
        await using var operation = new SmallOperation(market, source: new ScriptedSource("broken", broken));

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.All(reports, report => Assert.IsType<StageOutcome.Completed>(report.Outcome));
        Assert.Equal("94 issues from broken, 1 held back", reports[0].Outcome.Details);
        Assert.Contains(operation.Store.All.Keys, path => path == new AssetPath("market", "quality/2026-10-29.json"));
        Assert.Contains($"{session.Bars[0].Symbol.Code} (broken)", operation.TextOf(AssetCatalog.DailyReport(SmallMarket.Thursday, "json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_not_asked_before_it_publishes()
    {
        var tomorrow = new ScriptedSource("official", await ThursdayAsync()) { Publishes = new DateTimeOffset(2026, 10, 30, 8, 0, 0, TimeSpan.FromHours(9)) };

        var outcome = await IngestAsync(market.Stored(), tomorrow);

        Assert.Equal(
            "no source has 2026-10-29 (official publishes it on 2026-10-30 at 08:00 KST); stored sessions run from 2025-10-23 to 2026-10-28; import the session: investops import PATH",
            Assert.IsType<StageOutcome.NotReady>(outcome).Details);
        Assert.Equal(0, tomorrow.Asked);
    }

    [Fact]
    public async Task A_source_that_fails_leaves_the_session_to_the_next_and_is_named()
    {
        var failing = new ScriptedSource("first") { Failure = new SourceException("first", SourceFault.Transient, "no answer") };

        var outcome = await IngestAsync(market.Stored(), failing, new ScriptedSource("second", await ThursdayAsync()));

        Assert.Equal("95 issues from second, 0 held back (first: no answer)", Assert.IsType<StageOutcome.Completed>(outcome).Details);
    }

    [Fact]
    public async Task Another_source_steps_in_where_the_rows_of_the_first_are_held_back()
    {
        var whole = await ThursdayAsync();
        var (cut, full) = (new ScriptedSource("cut", whole with { Bars = [.. whole.Bars.Take(60)] }), new ScriptedSource("whole", whole));

        var outcome = await IngestAsync(market.Stored(), cut, full);

        var details = Assert.IsType<StageOutcome.Completed>(outcome).Details!;
        Assert.StartsWith("95 issues from whole, 0 held back (2026-10-29 from cut is held back, ", details, StringComparison.Ordinal);
        Assert.Equal((1, 1), (cut.Asked, full.Asked));
    }

    [Fact]
    public async Task Where_all_rows_are_held_back_those_of_the_most_trusted_source_are_kept_for_a_decision()
    {
        var whole = await ThursdayAsync();
        var assets = market.Stored();
        var sources = new[] { new ScriptedSource("first", whole with { Bars = [.. whole.Bars.Take(60)] }), new ScriptedSource("second", whole with { Bars = [.. whole.Bars.Take(30)] }) };
        var failing = new ScriptedSource("third") { Failure = new SourceException("third", SourceFault.Transient, "no answer") };

        var error = await Assert.ThrowsAsync<MarketDataException>(() => IngestAsync(assets, [.. sources, failing]));

        Assert.Contains("2026-10-29 from first is held back", error.Message, StringComparison.Ordinal);
        Assert.Contains("2026-10-29 from second is held back", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; third: no answer", error.Message, StringComparison.Ordinal);
        var held = JsonNode.Parse(assets.All[new AssetPath("market", "held/2026-10-29.json")])!;
        Assert.Equal(("first", 60), ((string?)held["source"], held["bars"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(SourceFault.AuthRejected)]
    [InlineData(SourceFault.ServiceNotApproved)]
    [InlineData(SourceFault.Blocked)]
    [InlineData(SourceFault.QuotaExceeded)]
    [InlineData(SourceFault.SuspiciousPayload)]
    [InlineData(SourceFault.Transient)]
    public async Task A_fault_that_no_other_source_makes_good_is_a_failed_run_and_stores_nothing(SourceFault fault)
    {
        var failure = new SourceException("first", fault, "the cause");
        await using var operation = new SmallOperation(market, source: new ScriptedSource("first") { Failure = failure });
        var stored = operation.TextOf(new AssetPath("market", "market.json"));

        Assert.Same(failure, await Assert.ThrowsAsync<SourceException>(() => operation.DayAsync(SmallMarket.Thursday)));

        Assert.Equal(stored, operation.TextOf(new AssetPath("market", "market.json")));
        Assert.Contains((LogLevel.Error, "INGEST rc=1 details=2026-10-29 first: the cause elapsed=0ms"), operation.Log.Lines);
        Assert.Equal((RunState.Failed, "first: the cause"), Assert.Single(await operation.RunsAsync(StageName.Ingest, SmallMarket.Thursday)) is var run ? (run.State, run.Error) : default);
    }

    [Fact]
    public async Task Without_any_key_there_is_no_failure_but_nothing_to_do()
    {
        var keyless = new ScriptedSource("official") { Failure = new SourceException("official", SourceFault.AuthMissing, "no key is set") };

        Assert.Contains("(official: no key is set)", Assert.IsType<StageOutcome.NotReady>(await IngestAsync(market.Stored(), keyless)).Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-29T16:00", false)]
    [InlineData("2026-10-29T21:59", false)]
    [InlineData("2026-10-29T22:00", true)]
    public async Task A_trading_day_without_rows_is_a_suspicion_six_hours_after_they_were_due(string koreanTime, bool isLong)
    {
        var source = new ScriptedSource("official")
        {
            Answer = new SourceAnswer.Empty("has no rows of 2026-10-29"),
            Publishes = DateTimeOffset.Parse("2026-10-29T16:00+09:00", CultureInfo.InvariantCulture),
        };

        var ingest = IngestAtAsync(DateTimeOffset.Parse(koreanTime + "+09:00", CultureInfo.InvariantCulture), market.Stored(), source);

        if (!isLong)
        {
            Assert.Contains("official has no rows of 2026-10-29", Assert.IsType<StageOutcome.NotReady>(await ingest).Details, StringComparison.Ordinal);
            return;
        }

        var suspicion = await Assert.ThrowsAsync<MarketDataException>(() => ingest);
        Assert.Contains("investops calendar close 2026-10-29 --reason", suspicion.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provisional_rows_give_way_to_official_ones_and_what_changed_is_kept()
    {
        var assets = market.Stored();
        var official = await ThursdayAsync();
        var evening = official with { Bars = [.. official.Bars.Skip(1).Select((bar, place) => place == 0 ? bar with { Volume = bar.Volume + 7 } : bar)] };
        var naver = new ScriptedSource("naver", evening) { Standing = RowStanding.Provisional };

        var first = await IngestAsync(assets, naver);
        var waiting = await IngestAsync(assets, new ScriptedSource("krx"), naver);
        var replaced = await IngestAsync(assets, new ScriptedSource("krx", official), naver);
        var again = await IngestAsync(assets, new ScriptedSource("krx", official), naver);

        Assert.Equal("94 issues from naver, 0 held back, provisional", Assert.IsType<StageOutcome.Completed>(first).Details);
        Assert.Equal("provisional rows from naver are stored; there are no official ones yet (krx has nothing)", Assert.IsType<StageOutcome.AlreadyDone>(waiting).Details);
        Assert.Equal("95 issues from krx, 0 held back; they replace provisional rows from naver: 1 issues changed, 1 added, 0 removed", Assert.IsType<StageOutcome.Completed>(replaced).Details);
        Assert.IsType<StageOutcome.AlreadyDone>(again);
        Assert.Equal(1, naver.Asked);
        var revision = await assets.ReadJsonAsync<SessionRevision>(AssetCatalog.SessionRevision(SmallMarket.Thursday), SmallOperation.Cancel);
        Assert.Equal([official.Bars[0].Symbol.Code], revision!.Added);
        Assert.Equal(new RevisedNumber(official.Bars[1].Symbol.Code, "volume", official.Bars[1].Volume + 7, official.Bars[1].Volume), Assert.Single(revision.Changed));
        Assert.Equal(official.Bars, (await new MarketStore(assets, Some.Calendar).ReadSessionAsync(SmallMarket.Thursday, SmallOperation.Cancel))!.Bars);
    }

    [Fact]
    public async Task A_tick_looks_at_provisional_sessions_again()
    {
        var assets = market.Stored();
        await IngestAsync(assets, new ScriptedSource("naver", await ThursdayAsync()) { Standing = RowStanding.Provisional });
        var stored = new MarketStore(assets, Some.Calendar);
        var due = new DueSessions(stored, assets, new ProvisionalSessions(stored), new ProductStaleness(assets, new ProvisionalSessions(stored)), Some.Calendar, new FakeTimeProvider(Evening.AddDays(1)));

        Assert.Equal([SmallMarket.Thursday, SmallMarket.Friday], await due.OfAsync(StageName.Ingest, SmallOperation.Cancel));
    }

    [Fact]
    public async Task On_a_day_without_a_session_the_last_one_is_used_again_and_nobody_is_asked()
    {
        var source = new ScriptedSource("official", await ThursdayAsync());
        var assets = market.Stored();
        await IngestAsync(assets, source);
        var friday = (await market.Source.FetchAsync(SmallMarket.Friday, SmallOperation.Cancel)) as SourceAnswer.Published;
        await new MarketStore(assets, Some.Calendar).PublishSessionAsync(friday!.Session, "official", replace: false, SmallOperation.Cancel);

        var outcome = await IngestAtAsync(new DateTimeOffset(2026, 10, 31, 9, 0, 0, TimeSpan.FromHours(9)), assets, SmallMarket.Friday, source);

        Assert.Equal("the session is stored; 2026-10-31 is no trading day, so this last session is used again and nothing was asked for", Assert.IsType<StageOutcome.AlreadyDone>(outcome).Details);
        Assert.Equal(1, source.Asked);
    }

    [Fact]
    public async Task The_issue_list_is_refreshed_with_the_newest_session_and_keeps_what_the_new_one_does_not_tell()
    {
        var assets = market.Stored();
        var known = market.Source.Listings[0];
        var source = new ScriptedSource("official", await ThursdayAsync()) { Listings = [known with { Name = "새이름", Industry = null, ListedOn = null }] };

        var outcome = await IngestAsync(assets, source);

        Assert.Equal("95 issues from official, 0 held back (issue list: 1 entries new or changed)", Assert.IsType<StageOutcome.Completed>(outcome).Details);
        var list = Encoding.UTF8.GetString(assets.All.Single(asset => asset.Key.Path.StartsWith("issues/", StringComparison.Ordinal)).Value);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{known.Symbol},새이름,{known.Board.ToString().ToUpperInvariant()},{known.Industry},{known.ListedOn:yyyy-MM-dd}"), list, StringComparison.Ordinal);
    }

    private static Task<StageOutcome> IngestAsync(InMemoryAssetStore assets, params IMarketDataSource[] sources) => IngestAtAsync(Evening, assets, SmallMarket.Thursday, sources);

    private static Task<StageOutcome> IngestAtAsync(DateTimeOffset now, InMemoryAssetStore assets, IMarketDataSource source) => IngestAtAsync(now, assets, SmallMarket.Thursday, source);

    private static async Task<StageOutcome> IngestAtAsync(DateTimeOffset now, InMemoryAssetStore assets, TradingDate date, params IMarketDataSource[] sources)
    {
        var time = new FakeTimeProvider(now);
        var ledger = new RunLedger(new InMemoryAssetStore(), time, RunIdentity.Current());
        var run = new StageRun(new RunKey(StageName.Ingest, date.Date), ledger);
        var store = new MarketStore(assets, Some.Calendar);
        var provisional = new ProvisionalSessions(store);
        var gate = new SessionGate(store, new DecisionBook(store), NullLogger<SessionGate>.Instance);
        var stage = new IngestStage(store, new SessionFetch(new IngestSources(sources), time), gate, new SessionPublisher(store, provisional, time), provisional, time);
        return await stage.RunAsync(date, run, SmallOperation.Cancel);
    }

    private async Task<SessionData> ThursdayAsync() =>
        Assert.IsType<SourceAnswer.Published>(await market.Source.FetchAsync(SmallMarket.Thursday, SmallOperation.Cancel)).Session;
}
