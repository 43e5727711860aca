using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

/// <summary>While the outbox cannot be written nothing is told; when it can again, all of it is.</summary>
public sealed class LostOutboxTests(SmallMarket market)
{
    private static readonly Action<ILogger, string, string, Exception?> Error = LoggerMessage.Define<string, string>(LogLevel.Error, default, "{Event} rc=1 details={Details}");

    [Fact]
    public async Task Errors_of_the_log_are_told_when_the_outbox_can_be_written_again_in_order()
    {
        var way = new UnreachableAssetStore(market.Stored());
        await using var operation = new TestOperation(market.Configs().Path, way);
        var log = operation.Log.CreateLogger("test");
        Error(log, "STORAGE", "first", null);
        way.Failure = new IOException("No space left on device");

        await operation.Get<StageNews>().FlushErrorsAsync();
        Error(log, "STORAGE", "second", null);
        way.Failure = null;
        await operation.Get<StageNews>().FlushErrorsAsync();

        var told = Assert.Single(await operation.Get<Pipeline.Notifications.Outboxes.Outbox>().WaitingAsync(NotifiedOperation.Cancel)).Notice;
        Assert.Equal(["first", "second"], told.Items);
        Assert.Contains(operation.Log.Lines, line => line.Text.Contains("No space left on device", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_daily_word_is_said_when_the_outbox_can_be_written_again()
    {
        var way = new FullAssetStore(market.Stored());
        await using var operation = new TestOperation(market.Configs().Path, way);
        way.IsFull = true;
        await operation.Get<NotifyRound>().RunAsync(NotifiedOperation.Cancel);
        way.IsFull = false;

        await operation.Get<NotifyRound>().RunAsync(NotifiedOperation.Cancel);

        Assert.Single(await operation.Get<Pipeline.Notifications.Outboxes.Outbox>().WaitingAsync(NotifiedOperation.Cancel), entry => entry.Notice.Kind == NoticeKind.AllWell);
    }
}
