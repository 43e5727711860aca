using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality;
using InvestOps.Testing;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.Pipeline.Tests.Quality;

/// <summary>What stays in memory of the sessions before is what the store holds, whatever happens to the store in between.</summary>
public sealed class MemoryReaderTests
{
    private readonly InMemoryAssetStore _assets = new();
    private readonly MarketStore _store;
    private readonly MemoryReader _warm;

    public MemoryReaderTests()
    {
        _store = new MarketStore(_assets, Some.Calendar);
        _warm = new MemoryReader(_store);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IReadOnlyList<TradingDate> Sessions { get; } = Some.Calendar.Range(Some.SessionOn("2024-01-15"), Some.SessionOn("2024-02-15"));

    [Fact]
    public async Task A_reader_that_remembers_says_the_same_as_one_that_reads_everything_anew()
    {
        for (var day = 0; day < Sessions.Count; day++)
        {
            await AgreeAsync(Sessions[day]);
            if (day != 7)
            {
                await _store.PublishSessionAsync(SessionOf(day), "krx", replace: false, Cancel); // one session is a gap
            }
        }
    }

    [Fact]
    public async Task A_session_that_was_replaced_is_read_again()
    {
        for (var day = 0; day < 12; day++)
        {
            await _store.PublishSessionAsync(SessionOf(day), "evening", replace: false, Cancel);
        }

        await AgreeAsync(Sessions[12]);
        var official = SessionOf(11);
        await _store.PublishSessionAsync(official with { Bars = [.. official.Bars.Skip(1).Select((bar, place) => place == 0 ? bar with { Close = bar.Close + 10 } : bar)] }, "krx", replace: true, Cancel);

        var memory = await AgreeAsync(Sessions[12]);
        Assert.Null(memory.Issues[official.Bars[0].Symbol].Previous);
        Assert.Equal(official.Bars[1].Close + 10, memory.Issues[official.Bars[1].Symbol].Previous!.Close);
    }

    // An issue each day without a row, one halted, one that comes late.
    private static SessionData SessionOf(int day)
    {
        var whole = WideSession.On(Sessions[day], day);
        return whole with
        {
            Bars =
            [
                .. whole.Bars.Where((_, place) => place != day + 5 && (place != 3 || day > 9))
                    .Select((bar, place) => place == 40 && day % 4 == 1 ? bar with { Open = 0, High = 0, Low = 0, Volume = 0, Value = 0, Change = 0 } : bar),
            ],
        };
    }

    private async Task<SessionMemory> AgreeAsync(TradingDate date)
    {
        var stored = await _store.DescribeAsync(Cancel);
        var (warm, cold) = (await _warm.ReadAsync(date, stored, Cancel), await new MemoryReader(_store).ReadAsync(date, stored, Cancel));
        Assert.Equal((cold.Previous, cold.IsAdjacent), (warm.Previous, warm.IsAdjacent));
        Assert.Equal(cold.Issues.OrderBy(issue => issue.Key), warm.Issues.OrderBy(issue => issue.Key));
        return warm;
    }
}
