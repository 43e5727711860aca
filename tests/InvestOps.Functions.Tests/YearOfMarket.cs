using InvestOps.Adapters.Sample;
using InvestOps.Functions.Tests;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(YearOfMarket))]

namespace InvestOps.Functions.Tests;

/// <summary>A year of 100 invented issues up to Friday 2026-10-30, of which all before Thursday 2026-10-29 is imported, once for all tests.</summary>
public sealed class YearOfMarket : IAsyncLifetime
{
    private readonly InMemoryAssetStore _stored = new();

    public SampleMarket Market { get; } = SampleMarket.Create(calendar: Some.Calendar, lastSession: new DateOnly(2026, 10, 30), sessions: 250, issues: 100);

    /// <summary>A copy of what is imported.</summary>
    public InMemoryAssetStore Stored() => new(_stored);

    public async ValueTask InitializeAsync() =>
        await new MarketStore(_stored, Some.Calendar).MergeAsync(SampleHistory.Before(Market, new DateOnly(2026, 10, 29)), progress: null, CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
