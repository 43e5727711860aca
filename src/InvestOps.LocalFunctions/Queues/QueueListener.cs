using System.Collections.Concurrent;
using System.Globalization;
using Azure.Storage.Queues.Models;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>
/// Polls a queue and runs its function for each message: a batch at a time, the next one when few enough still run. A
/// queue that does not exist yet is waited for, and storage that cannot be reached is tried again for as long as it takes.
/// </summary>
internal sealed class QueueListener : IFunctionListener, IManuallyRun, IDisposable
{
    // Storage that is away must not use up the time that a stop has.
    private static readonly TimeSpan LongestReceive = TimeSpan.FromSeconds(3);

    private readonly FunctionDescriptor _function;
    private readonly IMessageQueue _queue;
    private readonly QueueOptions _options;
    private readonly FunctionInvoker _invoker;
    private readonly ListenerGate _gate;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly StorageSteps _steps;
    private readonly MessageRun _run;
    private readonly PollingDelay _delay;
    private readonly RunningMessages _running = new();
    private readonly ConcurrentDictionary<string, HeldMessage> _held = new(StringComparer.Ordinal);
    private readonly QueueListenerState _state;
    private readonly CancellationTokenSource _noMore = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _polling = Task.CompletedTask;
    private DateTimeOffset _oneByOneUntil;
    private int _byHand;

    public QueueListener(FunctionDescriptor function, IMessageQueue queue, QueueOptions options, FunctionInvoker invoker, ListenerGate gate, TimeProvider time, Random random, ILogger log)
    {
        _function = function;
        _queue = queue;
        _options = options;
        _invoker = invoker;
        _gate = gate;
        _time = time;
        _log = log;
        _steps = new StorageSteps(time, log);
        _run = new MessageRun(function, queue, options, invoker, _steps, time, log);
        _delay = new PollingDelay(options.Settings.MaxPollingInterval, random);
        _state = new QueueListenerState(function.Name, queue.Name, time);
    }

    public bool IsRunning => _running.Count > 0 || Volatile.Read(ref _byHand) > 0;

    public ListenerStatus Status => _state.Snapshot(_running.Count, Volatile.Read(ref _byHand));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _state.Started();
        _log.Tell(string.Create(CultureInfo.InvariantCulture, $"{_function.Name} listens on {_queue.Name}, at most {_options.Settings.BatchSize + _options.Settings.NewBatchThreshold} messages at a time{(_queue.HasPoison ? "" : ", without a poison queue")}"));
        _polling = Task.Run(PollAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _noMore.CancelAsync();
        await _polling.WaitAsync(LongestReceive, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync(); // only now: a receive under way would take what the runs give back
        _steps.GiveUp();
        await EndedAsync(cancellationToken);
    }

    public Task WaitForRunsAsync(CancellationToken cancellationToken) => _running.WaitUntilAtMostAsync(0, cancellationToken);

    public async Task<InvocationResult> RunByHandAsync(string? input, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _byHand);
        try
        {
            var id = Guid.CreateVersion7(_time.GetUtcNow()).ToString("D");
            var message = QueuesModelFactory.QueueMessage(id, "by hand", BinaryData.FromString(input ?? ""), dequeueCount: 1, insertedOn: _time.GetUtcNow());
            return await _invoker.InvokeAsync(QueueCall.Of(_function, _queue.Name, message, Settings.MessageEncoding.None) with { Reason = "by hand" }, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _byHand);
        }
    }

    public void Dispose()
    {
        _noMore.Dispose();
        _stopping.Dispose();
        _steps.Dispose();
    }

    private async Task EndedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _polling.WaitAsync(cancellationToken);
            await _running.WaitUntilAtMostAsync(0, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _log.Warn($"{_function.Name} did not end in time; {_running.Count} messages of {_queue.Name} come again when their time has run out");
        }

        _state.Stopped();
    }

    private async Task PollAsync()
    {
        while (!_noMore.IsCancellationRequested)
        {
            try
            {
                await _running.WaitUntilAtMostAsync(_options.Settings.NewBatchThreshold, _noMore.Token);
                if (await _gate.WaitUntilOpenAsync(_noMore.Token))
                {
                    _delay.Reset();
                }

                if (_gate.TryEnter() && !await TakeAndLeaveAsync())
                {
                    await Task.Delay(_delay.Next(), _time, _noMore.Token);
                }
            }
            catch (OperationCanceledException) when (_noMore.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<bool> TakeAndLeaveAsync()
    {
        try
        {
            return await TakeBatchAsync();
        }
        finally
        {
            _gate.Leave();
        }
    }

    // The request is not cancelled: an answer that nobody reads would hide its messages for nothing.
    private async Task<bool> TakeBatchAsync()
    {
        try
        {
            var most = _time.GetUtcNow() < _oneByOneUntil ? 1 : _options.Settings.BatchSize;
            var messages = await _queue.ReceiveAsync(most, _options.Hidden, CancellationToken.None);
            if (_state.Reached() is { } away)
            {
                _log.Tell($"queue {_queue.Name} can be reached again after {away:c}");
            }

            foreach (var message in messages ?? [])
            {
                Take(message);
            }

            if (messages is not { Count: > 0 })
            {
                return false;
            }

            _delay.Reset();
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // an unreadable answer is an outage too
        {
            // A message that the service itself cannot write out takes its batch along; alone, it hides itself only.
            _oneByOneUntil = _time.GetUtcNow() + (2 * _options.Hidden);
            if (_state.Unreachable(StorageFailure.Summary(exception)))
            {
                _log.Fail(exception: null, $"queue {_queue.Name} cannot be reached, tried again until it can: {StorageFailure.Summary(exception)}");
            }

            return false;
        }
    }

    // What this host still works on is not begun a second time: the run that has it gets the new receipt.
    private void Take(QueueMessage message)
    {
        var held = new HeldMessage(message);
        while (!_held.TryAdd(message.MessageId, held))
        {
            if (_held.TryGetValue(message.MessageId, out var known))
            {
                known.GivenOutAgain(message.PopReceipt);
                _log.Warn($"message {message.MessageId} of {_queue.Name} was given out again while this host works on it; its run goes on");
                return;
            }
        }

        _running.Add(RunAsync(held));
    }

    private async Task RunAsync(HeldMessage held)
    {
        await Task.Yield(); // the batch starts together
        try
        {
            _state.Ended(await _run.RunAsync(held, _stopping.Token));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _log.Fail(exception, $"message {held.Message.MessageId} of {_queue.Name} could not be handled and comes again: {exception.Message}");
            _state.Ended(exception.Message);
        }
        finally
        {
            _held.TryRemove(KeyValuePair.Create(held.Message.MessageId, held));
        }
    }
}
