using System.Globalization;
using System.Text;
using InvestOps.Adapters.Marcap;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.Adapters.Tests.Sources;

public sealed class DroppedFilesContractTests : MarketDataSourceContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly DroppedFilesSource _source;

    public DroppedFilesContractTests() => _source = new DroppedFilesSource(_folder.Path, Some.Calendar);

    protected override IMarketDataSource Source => _source;

    protected override Task PrepareAsync()
    {
        Drop("first.csv", SmallExchange.Sessions.Values.Take(2));
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _source.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_is_dropped_later_is_seen()
    {
        Assert.IsType<SourceAnswer.NotPublished>(await _source.FetchAsync(SmallExchange.Friday, Cancel));

        Drop("second.csv", SmallExchange.Sessions.Values.Skip(1));

        Assert.Equal(11, Assert.IsType<SourceAnswer.Published>(await _source.FetchAsync(SmallExchange.Friday, Cancel)).Session.Bars.Count);
        Assert.Equal(11, Assert.IsType<SourceAnswer.Published>(await _source.FetchAsync(SmallExchange.Thursday, Cancel)).Session.Bars.Count);
    }

    [Fact]
    public async Task An_empty_or_missing_folder_has_nothing_and_that_is_no_failure()
    {
        using var none = new DroppedFilesSource(Path.Combine(_folder.Path, "none"), Some.Calendar);

        Assert.Contains("2026-10-29", Assert.IsType<SourceAnswer.NotPublished>(await none.FetchAsync(SmallExchange.Thursday, Cancel)).Reason, StringComparison.Ordinal);
    }

    private void Drop(string name, IEnumerable<SessionData> sessions)
    {
        var text = new StringBuilder("Code,Name,Market,Dept,Open,High,Low,Close,Changes,Volume,Amount,Marcap,Stocks,Date\n");
        foreach (var session in sessions)
        {
            foreach (var bar in session.Bars)
            {
                text.Append(CultureInfo.InvariantCulture, $"{bar.Symbol},\"{bar.Name!.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{bar.Market},{bar.Section},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Change},{bar.Volume},{bar.Value},{bar.MarketCap},{bar.ListedShares},{session.Date}\n");
            }
        }

        File.WriteAllText(Path.Combine(_folder.Path, name), text.ToString());
    }
}
