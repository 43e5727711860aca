using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData.Panels;

/// <summary>The market store with a cache: long ranges come from it, and never say anything else than the market's own files.</summary>
public sealed class KeptMarketTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly IReadOnlyList<TradingDate> Range = [.. Some.Calendar.Sessions.SkipWhile(session => session.Date.Year < 2022).Take(420)];
    private readonly InMemoryAssetStore _assets = new();
    private readonly InMemoryLocalCache _cache = new();

    public async ValueTask InitializeAsync()
    {
        var table = new BarTable();
        for (var place = 0; place < Range.Count; place++)
        {
            table.Add(Range[place].Date, MarketData.Sessions.Bar("005930", 100 + place), source: 0);
            table.Add(Range[place].Date, MarketData.Sessions.Bar("000020", 50 + (place % 7)), source: 0);
        }

        await MergeAsync(new MarketBatch { Basis = PriceBasis.Raw, Sessions = CalendarKind.Krx, Sources = [new StoredSource("test.csv")], Bars = table });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_long_range_is_kept_and_the_next_load_needs_the_manifest_only()
    {
        var first = await LoadAsync();
        foreach (var path in _assets.All.Keys.Where(path => path.Path.StartsWith("bars/", StringComparison.Ordinal)).ToArray())
        {
            await _assets.DeleteAsync(path, None);
        }

        var second = await LoadAsync();

        Assert.Equal(CellsOf(first), CellsOf(second));
        Assert.Equal(first.Issues, second.Issues);
    }

    [Fact]
    public async Task A_short_range_leaves_no_copy()
    {
        await new MarketStore(_assets, Some.Calendar, _cache).LoadAsync(Request() with { From = Range[30].Date }, None);

        Assert.Empty(_cache.Files);
    }

    [Fact]
    public async Task What_was_published_since_is_seen()
    {
        await LoadAsync();
        await new MarketStore(_assets, Some.Calendar).PublishSessionAsync(MarketData.Sessions.On(Range[^1].ToString(), MarketData.Sessions.Bar("005930", 7), MarketData.Sessions.Bar("000020", 8)), "again", replace: true, None);

        var panel = await LoadAsync();

        Assert.Equal([8, 7], panel.Row(PanelColumn.Close, panel.Sessions.Count - 1).ToArray());
    }

    [Fact]
    public async Task A_new_issue_list_is_seen()
    {
        await LoadAsync();
        await MergeAsync(new MarketBatch
        {
            Basis = PriceBasis.Raw,
            Sessions = CalendarKind.Krx,
            Issues = [new Listing { Symbol = Symbol.Parse("005930"), Name = "삼성전자", Industry = "전자" }],
            IssueSources = [new StoredSource("list.csv")],
        });

        Assert.Equal("전자", (await LoadAsync()).Issues[1].Industry);
    }

    [Fact]
    public async Task After_damage_the_next_load_makes_the_copy_again()
    {
        var expected = CellsOf(await LoadAsync());
        foreach (var (name, bytes) in _cache.Files)
        {
            bytes[name.EndsWith(".rows", StringComparison.Ordinal) ? 20 : 0] ^= 1;
        }

        Assert.Equal(expected, CellsOf(await LoadAsync()));
        Assert.Equal(expected, CellsOf(await LoadAsync()));
    }

    private static PanelRequest Request() => new()
    {
        From = Range[0].Date,
        To = Range[^1].Date,
        Columns = [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment],
        Status = true,
        Indices = true,
    };

    private static double[] CellsOf(MarketPanel panel) =>
        [.. Request().Columns.SelectMany(column => Enumerable.Range(0, panel.Sessions.Count).SelectMany(session => panel.Row(column, session).ToArray()))];

    private Task<MergeResult> MergeAsync(MarketBatch batch) => new MarketStore(_assets, Some.Calendar).MergeAsync(batch, progress: null, None);

    private Task<MarketPanel> LoadAsync() => new MarketStore(_assets, Some.Calendar, _cache).LoadAsync(Request(), None);
}
