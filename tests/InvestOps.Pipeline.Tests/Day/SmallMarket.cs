using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(SmallMarket))]

namespace InvestOps.Pipeline.Tests.Day;

/// <summary>A year of 100 invented issues, imported up to 2026-10-28 once for all tests; each test works on its own copy.</summary>
public sealed class SmallMarket : IAsyncLifetime
{
    private readonly InMemoryAssetStore _stored = new();

    /// <summary>The market itself: publishes its sessions up to <see cref="Friday"/>.</summary>
    public SampleMarket Source { get; } = SampleMarket.Create(calendar: Some.Calendar, lastSession: new DateOnly(2026, 10, 30), sessions: 250, issues: 100);

    /// <summary>The last session of the import.</summary>
    public static TradingDate Wednesday { get; } = Some.SessionOn("2026-10-28");

    /// <summary>Not imported, but published; neither a week nor a month ends with it.</summary>
    public static TradingDate Thursday { get; } = Some.SessionOn("2026-10-29");

    /// <summary>The last session of its week and of its month, and the last that is published.</summary>
    public static TradingDate Friday { get; } = Some.SessionOn("2026-10-30");

    /// <summary>The last session of a week within the import; its month goes on.</summary>
    public static TradingDate FridayBefore { get; } = Some.SessionOn("2026-10-23");

    /// <summary>The first session that the source has not published yet.</summary>
    public static TradingDate Unpublished { get; } = Some.SessionOn("2026-11-02");

    public async ValueTask InitializeAsync() =>
        await new MarketStore(_stored, Some.Calendar).MergeAsync(SampleHistory.Before(Source, Thursday.Date), progress: null, CancellationToken.None);

    /// <summary>A copy of the imported history.</summary>
    public InMemoryAssetStore Stored() => new(_stored);

    /// <summary>Quick configurations for this market.</summary>
    public TestConfigs Configs() => new(Source.HoldCore[0].Symbol.Code);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
