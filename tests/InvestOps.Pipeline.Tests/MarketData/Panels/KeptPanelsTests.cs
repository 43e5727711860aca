using System.Reflection;
using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Panels.Kept;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData.Panels;

public sealed class KeptPanelsTests
{
    private static readonly PanelKey Key = PanelKey.Of("vintage", Some.Session, Some.Session, status: true, []);
    private readonly InMemoryLocalCache _cache = new();

    [Fact]
    public void A_kept_panel_comes_back_with_everything_it_had()
    {
        var data = Panel([1, 2, double.NaN, 4]);

        var found = KeepAndFind(data);

        foreach (var property in typeof(PanelData).GetProperties().Where(property => property.Name != nameof(PanelData.Columns)))
        {
            Assert.Equivalent(property.GetValue(data), property.GetValue(found), strict: true);
        }
    }

    [Fact]
    public void Every_property_of_the_panel_above_has_a_value_of_its_own_so_that_a_new_one_is_not_forgotten()
    {
        var data = Panel([1, 2, 3, 4]);

        Assert.All(typeof(Listing).GetProperties(), property => Assert.False(IsDefault(property, data.Issues[0]), property.Name));
        Assert.All(typeof(PanelData).GetProperties().Where(property => property.Name != nameof(PanelData.Basis)), property => Assert.False(IsDefault(property, data), property.Name));
    }

    [Fact]
    public void Numbers_come_back_to_the_bit() =>
        Gen.OneOf(Gen.Double, Gen.Int.Select(value => (double)value), Gen.Const(double.NaN), Gen.Const(-0d), Gen.Const((double)int.MinValue), Gen.Const((double)int.MaxValue), Gen.Const(2147483648d))
            .Array[4]
            .Sample(cells =>
            {
                var found = KeepAndFind(Panel(cells), new InMemoryLocalCache());

                var read = new[] { found.Columns[PanelColumn.Close][0].ToArray(), found.Columns[PanelColumn.Close][1].ToArray() }.SelectMany(row => row);
                Assert.Equal(cells.Select(Bits), read.Select(Bits));
            });

    [Fact]
    public void A_glance_sees_the_same_numbers_before_and_after_the_row_is_kept()
    {
        var rows = KeepAndFind(Panel([1, double.NaN, 3.5, 4])).Columns[PanelColumn.Close];
        var room = new double[2];

        Assert.Equal([1, double.NaN], rows.Glance(0, room).ToArray());
        Assert.Equal([3.5, 4], rows.Glance(1, room).ToArray());
        Assert.Equal([1, double.NaN], rows[0].ToArray());
        Assert.Equal([1, double.NaN], rows.Glance(0, room).ToArray());
    }

    [Fact]
    public void Adjusted_prices_need_no_file_of_factors()
    {
        var data = Panel([1, 2, 3, 4]) with { Basis = PriceBasis.Adjusted };
        data = data with { Columns = new Dictionary<PanelColumn, PanelRows>(data.Columns) { [PanelColumn.Adjustment] = PanelRows.Same(1, 2, 2) } };

        var found = KeepAndFind(data);

        Assert.Equal([1, 1], new MarketPanel(found).Row(PanelColumn.Adjustment, 1).ToArray());
        Assert.DoesNotContain(_cache.Files.Keys, name => name.Contains("adjustment", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_was_not_kept_leaves_all_to_be_read()
    {
        var data = Panel([1, 2, 3, 4]);
        new KeptPanels(_cache).Keep(Key, data);

        Assert.Null(new KeptPanels(_cache).Find(Key, [PanelColumn.Close, PanelColumn.Volume], Frame(data)));
    }

    [Fact]
    public void A_cache_that_is_full_keeps_nothing_and_fails_nothing()
    {
        _cache.IsFull = true;
        var data = Panel([1, 2, 3, 4]);
        new KeptPanels(_cache).Keep(Key, data);

        Assert.Null(new KeptPanels(_cache).Find(Key, [PanelColumn.Close], Frame(data)));
    }

    [Fact]
    public void Any_changed_bit_of_what_lies_beside_the_columns_or_of_a_columns_head_is_seen_at_once()
    {
        var data = Panel([1, 2, 3, 4]);
        new KeptPanels(_cache).Keep(Key, data);
        var shape = _cache.Files[Key.Shape];
        var column = _cache.Files[Key.Column(PanelColumn.Close)];
        const int head = 16 + (2 * 8) + 4;

        Gen.Select(Gen.Bool, Gen.Int[0, shape.Length - 1], Gen.Int[0, head - 1], Gen.Int[0, 7]).Sample((inShape, place, headPlace, bit) =>
        {
            ref var damaged = ref inShape ? ref shape[place] : ref column[headPlace];
            damaged ^= (byte)(1 << bit);
            Assert.Null(new KeptPanels(_cache).Find(Key, [PanelColumn.Close], Frame(data)));
            damaged ^= (byte)(1 << bit);
        }, threads: 1);

        Assert.NotNull(new KeptPanels(_cache).Find(Key, [PanelColumn.Close], Frame(data)));
    }

    [Fact]
    public void A_damaged_row_stops_the_run_that_looks_at_it_and_the_file_is_thrown_out()
    {
        var data = Panel([1, 2, 3, 4]);
        var found = KeepAndFind(data);
        _cache.Files[Key.Column(PanelColumn.Close)][^1] ^= 1;

        Assert.Equal([1, 2], found.Columns[PanelColumn.Close][0].ToArray());
        var error = Assert.Throws<MarketDataException>(() => found.Columns[PanelColumn.Close][1].ToArray());

        Assert.EndsWith("The copy was thrown out: run again.", error.Message, StringComparison.Ordinal);
        Assert.Null(new KeptPanels(_cache).Find(Key, [PanelColumn.Close], Frame(data)));
    }

    [Fact]
    public void A_file_that_was_cut_is_not_taken()
    {
        var data = Panel([1, 2, 3, 4]);
        new KeptPanels(_cache).Keep(Key, data);
        var whole = _cache.Files[Key.Column(PanelColumn.Close)];

        for (var length = 0; length < whole.Length; length++)
        {
            _cache.TryKeep(Key.Column(PanelColumn.Close), stream => stream.Write(whole.AsSpan(0, length)));
            Assert.Null(new KeptPanels(_cache).Find(Key, [PanelColumn.Close], Frame(data)));
        }
    }

    private static PanelData Panel(double[] cells) => new()
    {
        Basis = PriceBasis.Raw,
        Calendar = Some.Calendar,
        Sessions = [Some.SessionOn("2024-01-30"), Some.SessionOn("2024-01-31")],
        Issues =
        [
            new Listing
            {
                Symbol = Symbol.Parse("000010"),
                Name = "가나다",
                Board = Board.Kosdaq,
                Class = ShareClass.Preferred,
                ListedOn = new DateOnly(1999, 5, 3),
                Industry = "은행",
                Administrative = new DesignationPeriods("2024-01-30/"),
            },
            new Listing { Symbol = Symbol.Parse("000020"), Name = "BCD" },
        ],
        Columns = new Dictionary<PanelColumn, PanelRows> { [PanelColumn.Close] = PanelRows.Of(cells, 2) },
        Stored = [true, false],
        Status = [IssueStatus.Administrative, IssueStatus.None, IssueStatus.None, IssueStatus.None],
        Boards = [Board.Kospi, Board.Unknown, Board.Kosdaq, Board.Unknown],
        Facts = new MarketFacts { Dividends = [new CashDividend(Symbol.Parse("000010"), new DateOnly(2024, 1, 31), 12.5m)] },
        Names = new Dictionary<int, IReadOnlyList<(int FromSession, string Name)>> { [0] = [(0, "가나"), (1, "가나다")] },
        SessionsWithoutBasePrices = 1,
        Indices = new Dictionary<string, double[]>(StringComparer.Ordinal) { ["KOSPI"] = [2_500.5, double.NaN] },
    };

    private static PanelData Frame(PanelData data) => new()
    {
        Basis = data.Basis,
        Calendar = data.Calendar,
        Sessions = data.Sessions,
        Facts = data.Facts,
        Issues = [],
        Columns = new Dictionary<PanelColumn, PanelRows>(),
        Stored = [],
    };

    private static bool IsDefault(PropertyInfo property, object of) => property.GetValue(of) switch
    {
        null => true,
        System.Collections.ICollection many => many.Count == 0,
        var value => property.PropertyType.IsValueType && value.Equals(Activator.CreateInstance(property.PropertyType)),
    };

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static PanelData KeepAndFind(PanelData data, InMemoryLocalCache cache)
    {
        new KeptPanels(cache).Keep(Key, data);
        return new KeptPanels(cache).Find(Key, [.. data.Columns.Keys], Frame(data))!;
    }

    private PanelData KeepAndFind(PanelData data) => KeepAndFind(data, _cache);
}
