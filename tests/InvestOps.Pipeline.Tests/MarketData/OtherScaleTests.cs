using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData;

public sealed class OtherScaleTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly InMemoryAssetStore _assets = new();
    private readonly MarketStore _store;

    public OtherScaleTests() => _store = new MarketStore(_assets, Some.Calendar);

    [Theory]
    [InlineData(PriceBasis.Adjusted, "new.csv: these adjusted prices are of another vintage than the stored ones: 20 of 100 shared closes differ.")]
    [InlineData(PriceBasis.Raw, "new.csv: these prices are on another scale than the stored ones, which are as traded: 20 of 100 shared closes differ.")]
    public async Task Closes_of_another_scale_than_the_stored_ones_are_refused_before_anything_is_written(PriceBasis basis, string message)
    {
        await MergeAsync(Batch("old.csv", basis, 100, differing: 0));
        var before = _assets.All.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        var next = Batch("new.csv", basis, 120, differing: 20) with { Issues = [new Listing { Symbol = Symbol.Parse("005930"), Name = "가나", Board = Board.Kospi, Class = ShareClass.Common }] };

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => MergeAsync(next));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains("a --root of their own", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before.Count, _assets.All.Count);
        Assert.All(before, pair => Assert.Equal(pair.Value, _assets.All[pair.Key]));
    }

    [Theory]
    [InlineData(100, 19)]
    [InlineData(500, 25)]
    public async Task A_few_other_closes_are_held_back_one_by_one(int rows, int differing)
    {
        await MergeAsync(Batch("old.csv", PriceBasis.Adjusted, rows, differing: 0));

        var result = await MergeAsync(Batch("new.csv", PriceBasis.Adjusted, rows, differing));

        Assert.Equal((differing, rows - differing), (result.Bars[0].HeldBack, result.Bars[0].AlreadyStored));
    }

    private static MarketBatch Batch(string source, PriceBasis basis, int rows, int differing)
    {
        var table = new BarTable();
        var sessions = Some.Calendar.Sessions.SkipWhile(session => session.Date.Year < 2023).ToArray();
        for (var row = 0; row < rows; row++)
        {
            table.Add(sessions[row].Date, Sessions.Bar("005930", row < differing ? 500 : 1_000), source: 0);
        }

        return new MarketBatch { Basis = basis, Sessions = CalendarKind.Krx, Sources = [new StoredSource(source)], Bars = table };
    }

    private Task<MergeResult> MergeAsync(MarketBatch batch) => _store.MergeAsync(batch, progress: null, None);
}
