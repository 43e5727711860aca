using System.Globalization;
using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Watching;

/// <summary>Where a person deals with requests that were put aside: back into the queue, or away for good. What was done is written down first, with the message.</summary>
public sealed class PoisonDesk(IQueueInspector queue, RequestBook book, IAssetStore store, RunIdentity identity, TimeProvider time)
{
    public async Task<IReadOnlyList<FailedMessage>> ListAsync(CancellationToken cancellationToken) => (await queue.ReadAsync(cancellationToken)).Failed;

    /// <summary>Puts a message back. A request that its book had closed as failed is open again.</summary>
    /// <returns>False where there is none of that name.</returns>
    public async Task<bool> RequeueAsync(string id, CancellationToken cancellationToken)
    {
        if (await RecordAsync("requeue", id, cancellationToken) is not { } message)
        {
            return false;
        }

        if (RequestIn(message) is { Id: not null } request)
        {
            await book.ReopenAsync(request, cancellationToken);
        }

        return await queue.RequeueAsync(id, cancellationToken);
    }

    /// <summary>Takes a message away for good; its text stays in the record of the decision.</summary>
    /// <returns>False where there is none of that name.</returns>
    public async Task<bool> DropAsync(string id, CancellationToken cancellationToken) =>
        await RecordAsync("drop", id, cancellationToken) is not null && await queue.DropAsync(id, cancellationToken);

    private static BacktestMessage? RequestIn(FailedMessage message)
    {
        try
        {
            return BacktestMessage.Read(Encoding.UTF8.GetBytes(message.Text));
        }
        catch (InvalidRequestException)
        {
            return null; // it goes back as it is: a newer version may understand it
        }
    }

    private async Task<FailedMessage?> RecordAsync(string action, string id, CancellationToken cancellationToken)
    {
        if (await queue.FindFailedAsync(id, cancellationToken) is not { } message)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var hash = ContentHash.Of(id)[..8];
        var decision = new PoisonDecision { At = now, Action = action, Id = id, Reason = message.Reason, Text = message.Text, Machine = identity.Machine };
        var key = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{action}-{hash}");
        await store.WriteAsync(AssetCatalog.PoisonDecision(key), AssetJson.Write(decision), cancellationToken);
        return message;
    }
}
