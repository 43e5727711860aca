using InvestOps.Domain.Market;

namespace InvestOps.FakeExchange.Faults;

/// <summary>Spoils the rows of a session.</summary>
internal static class FaultyRows
{
    private const int UsualShareMissing = 12;
    private const int Percent = 100;

    public static IReadOnlyList<DailyBar> Of(IReadOnlyList<DailyBar> bars, PlannedFault? fault) => fault?.Fault switch
    {
        FakeFault.Empty => [],
        FakeFault.Zeros => [.. bars.Select(Zero)],
        FakeFault.MissingRows => [.. bars.Where((_, place) => place % Percent >= (fault.Value == 0 ? UsualShareMissing : fault.Value))],
        FakeFault.BadRows when bars.Count > 3 =>
        [
            bars[0] with { Close = -bars[0].Close }, bars[1] with { Close = 0 }, bars[2] with { Volume = 10, Open = bars[2].Close, High = bars[2].Close - 1, Low = bars[2].Close - 2 }, .. bars.Skip(3), bars[3],
        ],
        _ => bars,
    };

    private static DailyBar Zero(DailyBar bar) => bar with { Open = 0, High = 0, Low = 0, Close = 0, Change = 0, Volume = 0, Value = 0, MarketCap = 0 };
}
