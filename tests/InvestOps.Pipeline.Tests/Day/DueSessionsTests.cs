using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

public sealed class DueSessionsTests(SmallMarket market)
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("2026-10-28T23:59", "2026-10-28")]
    [InlineData("2026-10-29T00:01", "2026-10-29")]
    [InlineData("2026-11-01T12:00", "2026-10-29", "2026-10-30")]
    [InlineData("2026-11-03T08:00", "2026-10-29", "2026-10-30", "2026-11-02", "2026-11-03")]
    public async Task Bars_are_due_of_every_session_since_the_last_stored_one_as_Korea_counts_days(string now, params string[] due)
    {
        Assert.Equal(due, await DueAsync(StageName.Ingest, market.Stored(), now));
    }

    [Fact]
    public async Task Nothing_is_due_while_nothing_is_stored()
    {
        Assert.Empty(await DueAsync(StageName.Ingest, new InMemoryAssetStore(), "2026-11-03T08:00"));
        Assert.Empty(await DueAsync(StageName.Scan, new InMemoryAssetStore(), "2026-11-03T08:00"));
    }

    [Fact]
    public async Task An_operation_begins_with_the_newest_session() =>
        Assert.Equal(["2026-10-28"], await DueAsync(StageName.Scan, market.Stored(), "2026-11-03T08:00"));

    [Fact]
    public async Task The_newest_session_is_looked_at_again_when_all_is_done()
    {
        var store = market.Stored();
        await store.WriteAsync(AssetCatalog.SignalsManifest(SmallMarket.Wednesday), "{}"u8.ToArray(), SmallOperation.Cancel);

        Assert.Equal(["2026-10-28"], await DueAsync(StageName.Scan, store, "2026-11-03T08:00"));
    }

    [Theory]
    [InlineData(StageName.Scan)]
    [InlineData(StageName.Report)]
    [InlineData(StageName.RequestBacktest)]
    public async Task Missed_sessions_are_due_oldest_first(StageName stage)
    {
        var store = market.Stored();
        var product = stage switch
        {
            StageName.Scan => AssetCatalog.SignalsManifest(SmallMarket.FridayBefore),
            StageName.Report => AssetCatalog.DailyReportManifest(SmallMarket.FridayBefore),
            _ => AssetCatalog.BacktestRequests(SmallMarket.FridayBefore),
        };
        await store.WriteAsync(product, "{}"u8.ToArray(), SmallOperation.Cancel);

        Assert.Equal(["2026-10-26", "2026-10-27", "2026-10-28"], await DueAsync(stage, store, "2026-11-03T08:00"));
    }

    [Fact]
    public async Task After_a_long_standstill_twenty_sessions_are_made_good()
    {
        var store = market.Stored();
        await store.WriteAsync(AssetCatalog.SignalsManifest(Some.SessionOn("2026-06-01")), "{}"u8.ToArray(), SmallOperation.Cancel);

        var due = await DueAsync(StageName.Scan, store, "2026-11-03T08:00");

        Assert.Equal(DueSessions.MostCaughtUp, due.Count);
        Assert.Equal("2026-10-28", due[^1]);
    }

    private async Task<IReadOnlyList<string>> DueAsync(StageName stage, InMemoryAssetStore store, string koreanTime)
    {
        _time.SetUtcNow(DateTimeOffset.Parse(koreanTime + "+09:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
        var stored = new MarketStore(store, Some.Calendar);
        var due = new DueSessions(stored, store, new ProvisionalSessions(stored), new ProductStaleness(store, new ProvisionalSessions(stored)), Some.Calendar, _time);
        return [.. (await due.OfAsync(stage, SmallOperation.Cancel)).Select(session => session.ToString())];
    }
}
