using InvestOps.Adapters.Sample;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Tests.Sample;

/// <summary>The default sample market, generated once for all tests, with its rows by session and by issue.</summary>
internal static class DefaultSample
{
    private static readonly Lazy<SampleMarket> LazyMarket = new(() => SampleMarket.Create());
    private static readonly Lazy<SampleRows> LazyRows = new(() => new SampleRows(Market));

    public static SampleMarket Market => LazyMarket.Value;

    public static SampleRows Rows => LazyRows.Value;

    public static SampleEvent Single(SampleEventKind kind, string code) =>
        Market.Events.Single(e => e.Kind == kind && e.Symbol.Code == code);

    public static IReadOnlyList<SampleEvent> All(SampleEventKind kind) => [.. Market.Events.Where(e => e.Kind == kind)];

    public static DailyBar BarOf(SampleEvent happening) => Rows.At(happening.Symbol, happening.Date)!;
}
