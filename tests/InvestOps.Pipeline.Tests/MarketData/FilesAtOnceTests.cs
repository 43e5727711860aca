using InvestOps.Pipeline.MarketData.Panels;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData;

public sealed class FilesAtOnceTests
{
    [Fact]
    public void A_failure_is_thrown_only_when_no_other_file_is_worked_on_any_more()
    {
        var caller = Environment.CurrentManagedThreadId;
        using var begun = new ManualResetEventSlim();
        using var thrown = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        var atWorkAfterThrow = false;

        var failure = Assert.Throws<InvalidOperationException>(() => FilesAtOnce.ForEach(2, _ => Work()));
        thrown.Set();

        Assert.Equal("broken file", failure.Message);
        ended.Wait(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(atWorkAfterThrow, "the caller went on while another thread was still at work");

        void Work()
        {
            if (Environment.CurrentManagedThreadId == caller)
            {
                begun.Wait(TimeSpan.FromSeconds(Environment.ProcessorCount > 1 ? 20 : 0), TestContext.Current.CancellationToken);
                throw new InvalidOperationException("broken file");
            }

            begun.Set();
            atWorkAfterThrow = thrown.Wait(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
            ended.Set();
        }
    }
}
