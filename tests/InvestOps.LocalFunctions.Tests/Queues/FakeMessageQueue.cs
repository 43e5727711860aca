using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues.Models;
using InvestOps.LocalFunctions.Queues;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>A queue in memory with the rules of the real one: hidden times, receipts that change, counts of tries.</summary>
internal sealed class FakeMessageQueue(TimeProvider time, string name = "work") : IMessageQueue
{
    /// <summary>A character that the emulator takes in, and answers 500 when it is to give it out.</summary>
    public const char Unwritable = '\u0001';

    private readonly Lock _gate = new();
    private readonly List<StoredMessage> _messages = [];
    private int _ids;

    /// <summary>Every call, in order: <c>receive 16</c>, <c>hide m1 00:02:00</c>, <c>copy m1</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public List<(string Id, string Text, TimeSpan After)> Poison { get; } = [];

    public Dictionary<string, string> Reasons { get; } = new(StringComparer.Ordinal);

    public bool Exists { get; set; } = true;

    /// <summary>How long a receive takes to reach the service.</summary>
    public Task OnTheWay { get; set; } = Task.CompletedTask;

    /// <summary>Decides by the name of a call whether it fails.</summary>
    public Func<string, Exception?> Failure { get; set; } = _ => null;

    /// <summary>Decides whether the answer to a call that was carried out is lost.</summary>
    public Func<string, Exception?> LostAnswer { get; set; } = _ => null;

    /// <summary>What a failing service looks like.</summary>
    public static Exception Refused => new AggregateException("Retry failed after 2 tries.", new RequestFailedException("Connection refused (127.0.0.1:10001)"));

    public string Name => name;

    public bool HasPoison => !name.EndsWith("-poison", StringComparison.Ordinal);

    public int Polls => Calls.Count(call => call.StartsWith("receive", StringComparison.Ordinal));

    public string[] Remaining
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages.Select(message => message.Text)];
            }
        }
    }

    public string Put(string text, long dequeueCount = 0)
    {
        lock (_gate)
        {
            var id = $"m{++_ids}";
            _messages.Add(new StoredMessage { Id = id, Text = text, DequeueCount = dequeueCount, VisibleAt = time.GetUtcNow() });
            return id;
        }
    }

    /// <summary>Another host takes a message whose time has run out.</summary>
    public void Steal(string id)
    {
        lock (_gate)
        {
            _messages.Single(message => message.Id == id).Receipt = "stolen";
        }
    }

    public DateTimeOffset VisibleAt(string id)
    {
        lock (_gate)
        {
            return _messages.Single(message => message.Id == id).VisibleAt;
        }
    }

    public async Task<IReadOnlyList<QueueMessage>?> ReceiveAsync(int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        Call($"receive {most}");
        await OnTheWay;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var taken = _messages.Where(message => message.VisibleAt <= now).Take(most).ToList();
            foreach (var message in taken)
            {
                message.DequeueCount++;
                message.Receipt = $"r{message.DequeueCount}-{++_ids}";
                message.VisibleAt = now + hidden;
                message.ReceivedAt = TimeProvider.System.GetTimestamp();
            }

            if (taken.Exists(message => message.Text.Contains(Unwritable)))
            {
                throw new RequestFailedException(500, "The service cannot write this message out.");
            }

            return Exists ? [.. taken.Select(Message)] : null;
        }
    }

    public Task<string?> HideAsync(string id, string receipt, TimeSpan hidden, CancellationToken cancellationToken)
    {
        Call($"hide {id} {hidden:c}");
        lock (_gate)
        {
            if (Own(id, receipt) is not { } message)
            {
                return Task.FromResult<string?>(null);
            }

            message.VisibleAt = time.GetUtcNow() + hidden;
            message.Receipt = $"h-{++_ids}";
            if (LostAnswer($"hide {id}") is { } lost)
            {
                throw lost;
            }

            return Task.FromResult<string?>(message.Receipt);
        }
    }

    public Task<bool> DeleteAsync(string id, string receipt, CancellationToken cancellationToken)
    {
        Call($"delete {id}");
        lock (_gate)
        {
            return Task.FromResult(Own(id, receipt) is { } message && _messages.Remove(message));
        }
    }

    public Task SendAsync(string text, CancellationToken cancellationToken)
    {
        Call("send");
        Put(text);
        return Task.CompletedTask;
    }

    public Task<string> CopyToPoisonAsync(string text, CancellationToken cancellationToken)
    {
        Call("copy");
        lock (_gate)
        {
            var source = _messages.Find(message => ReferenceEquals(message.Text, text)) ?? _messages.Find(message => message.Text == text);
            var id = $"p{++_ids}";
            Poison.Add((id, text, source is null ? default : TimeProvider.System.GetElapsedTime(source.ReceivedAt)));
            return Task.FromResult(id);
        }
    }

    public Task KeepReasonAsync(string poisonId, string reason, CancellationToken cancellationToken)
    {
        Call("reason");
        lock (_gate)
        {
            Reasons[poisonId] = reason;
        }

        return Task.CompletedTask;
    }

    private static QueueMessage Message(StoredMessage message) =>
        QueuesModelFactory.QueueMessage(message.Id, message.Receipt, BinaryData.FromString(message.Text), message.DequeueCount);

    private StoredMessage? Own(string id, string receipt) => _messages.Find(message => message.Id == id && message.Receipt == receipt);

    private void Call(string call)
    {
        Calls.Enqueue(call);
        if (Failure(call.Split(' ')[0]) is { } failure)
        {
            throw failure;
        }
    }
}
