using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Ingesting;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

/// <summary>Signals and reports that were made from provisional rows say so, and are made again once official rows are there.</summary>
public sealed class ReplacedSessionTests(SmallMarket market)
{
    [Fact]
    public async Task A_report_of_provisional_rows_says_so_and_the_next_ticks_make_it_again_from_official_ones()
    {
        var store = market.Stored();
        await using (var evening = new SmallOperation(market, store: store, source: await EveningAsync(SmallMarket.Thursday)))
        {
            await evening.DayAsync(SmallMarket.Thursday);
            Assert.Contains("provisional, from naver", TextOf(store, "md"), StringComparison.Ordinal);
        }

        var before = TextOf(store, "json");
        await using var morning = new SmallOperation(market, store: store, source: market.Source);
        await TickAsync(morning, StageName.Ingest, StageName.Scan, StageName.Report);

        Assert.DoesNotContain("provisional", TextOf(store, "md"), StringComparison.Ordinal);
        Assert.NotEqual(before, TextOf(store, "json"));
        Assert.Empty(await OwedAsync(morning, StageName.Scan));
    }

    // The next session may come before the official rows of the one before do.
    [Fact]
    public async Task Signals_of_later_sessions_that_looked_at_the_rows_are_made_again_too()
    {
        var store = market.Stored();
        foreach (var date in new[] { SmallMarket.Thursday, SmallMarket.Friday })
        {
            await using var evening = new SmallOperation(market, store: store, source: await EveningAsync(date));
            await evening.DayAsync(date);
        }

        await using var morning = new SmallOperation(market, store: store, source: market.Source);
        await morning.StageAsync(StageName.Ingest, SmallMarket.Thursday);

        Assert.Equal([SmallMarket.Thursday, SmallMarket.Friday], await OwedAsync(morning, StageName.Scan));
        Assert.Empty(await OwedAsync(morning, StageName.Report));
        await TickAsync(morning, StageName.Scan);
        Assert.Equal([SmallMarket.Thursday, SmallMarket.Friday], await OwedAsync(morning, StageName.Report));
        await TickAsync(morning, StageName.Report);
        Assert.Empty(await OwedAsync(morning, StageName.Report));
        Assert.DoesNotContain("provisional", TextOf(store, "md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Official_rows_that_say_the_same_end_the_note_too()
    {
        var store = market.Stored();
        var source = new ScriptedSource("naver", await SessionAsync(SmallMarket.Thursday)) { Standing = RowStanding.Provisional };
        await using (var evening = new SmallOperation(market, store: store, source: source))
        {
            await evening.DayAsync(SmallMarket.Thursday);
        }

        await using var morning = new SmallOperation(market, store: store, source: market.Source);
        await TickAsync(morning, StageName.Ingest, StageName.Scan, StageName.Report);

        Assert.DoesNotContain("provisional", TextOf(store, "md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_issue_list_or_older_history_is_no_reason_to_make_past_days_again()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var renamed = market.Source.Listings[0] with { Name = "새이름" };
        await operation.Get<MarketStore>().MergeAsync(
            new MarketBatch { Basis = PriceBasis.Raw, Sessions = CalendarKind.Krx, Issues = [renamed], IssueSources = [] }, progress: null, SmallOperation.Cancel);
        await operation.DayAsync(SmallMarket.Friday);

        Assert.Empty(await OwedAsync(operation, StageName.Scan));
    }

    [Fact]
    public async Task A_damaged_manifest_of_a_past_day_does_not_stop_what_is_due()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        await operation.DayAsync(SmallMarket.Friday);
        await operation.Store.WriteAsync(AssetCatalog.SignalsManifest(SmallMarket.Thursday), "{"u8.ToArray(), SmallOperation.Cancel);

        Assert.Empty(await OwedAsync(operation, StageName.Scan));
    }

    private static Task<IReadOnlyList<Domain.Calendar.TradingDate>> OwedAsync(SmallOperation operation, StageName stage) => operation.Get<DueSessions>().OwedAsync(stage, SmallOperation.Cancel);

    private static string TextOf(InMemoryAssetStore store, string form) => System.Text.Encoding.UTF8.GetString(store.All[AssetCatalog.DailyReport(SmallMarket.Thursday, form)]);

    private static async Task TickAsync(SmallOperation operation, params StageName[] stages)
    {
        foreach (var stage in stages)
        {
            await operation.Get<CatchUp>().RunAsync(stage, SmallOperation.Cancel);
        }
    }

    // As an unofficial source gives them: no traded value, another volume here and there, one issue missing.
    private async Task<ScriptedSource> EveningAsync(Domain.Calendar.TradingDate date)
    {
        var official = await SessionAsync(date);
        var rows = official.Bars.Skip(1).Select((bar, place) => bar with { Value = double.NaN, Volume = bar.Volume > 0 && place % 9 == 0 ? bar.Volume + 3 : bar.Volume });
        return new ScriptedSource("naver", official with { Bars = [.. rows] }) { Standing = RowStanding.Provisional };
    }

    private async Task<SessionData> SessionAsync(Domain.Calendar.TradingDate date) => Assert.IsType<SourceAnswer.Published>(await market.Source.FetchAsync(date, SmallOperation.Cancel)).Session;
}
