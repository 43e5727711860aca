using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.Adapters.Tests.Sources;

/// <summary>What every source of sessions promises.</summary>
public abstract class MarketDataSourceContract : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A session that the source has.</summary>
    protected virtual TradingDate Session => SmallExchange.Thursday;

    protected abstract IMarketDataSource Source { get; }

    protected SmallExchange Exchange { get; private set; } = null!;

    /// <summary>What is true of a row whatever the source knows beside it.</summary>
    protected virtual DailyBar Known(DailyBar bar) => bar;

    public async ValueTask InitializeAsync()
    {
        Exchange = await SmallExchange.StartAsync();
        await PrepareAsync();
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await Exchange.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_session_comes_with_every_row_as_it_was_published()
    {
        var answer = await Source.FetchAsync(Session, Cancel);

        var published = Assert.IsType<SourceAnswer.Published>(answer);
        Assert.Equal(Session, published.Session.Date);
        Assert.Equal(SmallExchange.Sessions[Session].Bars.Select(Known).OrderBy(bar => bar.Symbol), published.Session.Bars.Select(Known).OrderBy(bar => bar.Symbol));
        Assert.Empty(published.Notes);
    }

    [Fact]
    public async Task The_same_session_twice_is_the_same_answer() =>
        Assert.Equal(
            Assert.IsType<SourceAnswer.Published>(await Source.FetchAsync(Session, Cancel)).Session.Bars,
            Assert.IsType<SourceAnswer.Published>(await Source.FetchAsync(Session, Cancel)).Session.Bars);

    [Fact]
    public async Task A_session_that_is_not_there_is_an_answer_and_no_failure() =>
        Assert.IsNotType<SourceAnswer.Published>(await Source.FetchAsync(SmallExchange.Monday, Cancel));

    [Fact]
    public void Nothing_is_published_before_the_close()
    {
        var close = new DateTimeOffset(Session.Date, new TimeOnly(15, 30), KoreaTime.Offset);

        Assert.True(Source.PublishedAt(Session) >= close);
        Assert.True(Source.PublishedAt(SmallExchange.Friday) > Source.PublishedAt(SmallExchange.Thursday));
    }

    [Fact]
    public async Task A_stop_is_obeyed()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Source.FetchAsync(Session, stopped.Token));
    }
}
