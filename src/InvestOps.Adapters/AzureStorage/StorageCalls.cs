using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>Runs calls of one service of an account, and turns what goes wrong into words that a person can act on.</summary>
internal sealed class StorageCalls(StorageAccount account, Uri endpoint)
{
    // A signature is refused when the clocks are further apart than this.
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(15);

    /// <param name="cancellationToken">The caller's: what it stops is no failure of the service.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException exception)
        {
            throw Explain(exception);
        }
        catch (AggregateException exception)
        {
            throw NoAnswer(exception.Flatten().InnerExceptions[0]); // every try failed
        }
        catch (Exception exception) when (exception is HttpIOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw NoAnswer(exception);
        }
    }

    public Task RunAsync(Func<Task> call, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            await call();
            return true;
        },
        cancellationToken);

    /// <summary>How many messages wait in a queue, those included that are being worked on; none where there is no such queue yet.</summary>
    public Task<int> CountAsync(QueueClient queue, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            try
            {
                return (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                return 0;
            }
        },
        cancellationToken);

    private StorageUnavailableException Explain(RequestFailedException exception) => exception.Status switch
    {
        0 => NoAnswer(exception),
        401 or 403 => new StorageUnavailableException(Refused(exception)),
        400 when exception.ErrorCode == "InvalidHeaderValue" => new StorageUnavailableException(
            $"{Where} does not know the protocol version 2025-11-05. Update the emulator: Azurite 3.35 or newer."),
        >= 500 => new StorageUnavailableException(string.Create(CultureInfo.InvariantCulture, $"{Where} answered {exception.Status} {exception.ErrorCode}. Is its disk full? Its own log says more."), exception),
        _ => new StorageUnavailableException(string.Create(CultureInfo.InvariantCulture, $"{Where} refused the request: {exception.Status} {exception.ErrorCode}."), exception),
    };

    private string Where => $"Storage account {account.Name} at {endpoint}";

    private StorageUnavailableException NoAnswer(Exception exception) => new(
        $"{Where} does not answer: {FirstLine(exception)} Is it running (azurite/start.sh for the emulator), and can this machine reach that address?", exception);

    // The service's own text quotes the refused signature, so it is not passed on.
    private string Refused(RequestFailedException exception)
    {
        var skew = exception.GetRawResponse()?.Headers.Date is { } theirs ? account.Time.GetUtcNow() - theirs : TimeSpan.Zero;
        return skew.Duration() >= MostSkew
            ? string.Create(CultureInfo.InvariantCulture, $"{Where} refused the request, and its clock differs from this machine's by {skew.Duration().TotalMinutes:0} minutes; 15 are the most. Set the clocks right.")
            : $"{Where} refused the request ({exception.ErrorCode}). The account's name or key is not the one that it has: compare AccountName and AccountKey of the connection string with those of the account (AZURITE_ACCOUNTS for the emulator).";
    }

    private static string FirstLine(Exception exception)
    {
        var line = exception.Message.Split('\n')[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
