using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Reporting.Wording;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

public sealed class BacktestRehearsalTests
{
    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Korean)]
    public Task A_rehearsal_comes_to_its_end(ReportLanguage language) => BacktestRehearsal.RunAsync(language, TestContext.Current.CancellationToken);

    [Fact]
    public Task A_rehearsal_stops_when_the_command_does() =>
        Assert.ThrowsAnyAsync<OperationCanceledException>(() => BacktestRehearsal.RunAsync(ReportLanguage.English, new CancellationToken(canceled: true)));
}
