using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Notifications;

/// <summary>
/// Listens to the log for lines at level ERROR, so that every one of them reaches people. Not those of failed runs, which are told of
/// with what they failed at, nor those of the sender itself, which would go round in circles,
/// nor those of the watchdog, which tells of changes in its own way.
/// </summary>
[ProviderAlias("Notices")]
public sealed class ErrorInbox : ILoggerProvider
{
    private const int MostKept = 10_000;
    private readonly Lock _gate = new();
    private readonly List<(string Event, string Details)> _lines = [];

    public ILogger CreateLogger(string categoryName) => new Listener(this);

    /// <summary>What came since the last time, by event, in the order of each one's first line.</summary>
    public IReadOnlyList<(string Event, IReadOnlyList<string> Lines)> Take()
    {
        lock (_gate)
        {
            var groups = _lines.GroupBy(line => line.Event, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(line => line.Details)])).ToArray();
            _lines.Clear();
            return groups;
        }
    }

    /// <summary>Puts lines back that could not be told of, before those that came since.</summary>
    public void Return(string name, IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        lock (_gate)
        {
            _lines.InsertRange(0, lines.Take(MostKept - _lines.Count).Select(line => (name, line)));
        }
    }

    public void Dispose()
    {
    }

    private void Add(string name, string details)
    {
        lock (_gate)
        {
            if (_lines.Count < MostKept)
            {
                _lines.Add((name, details));
            }
        }
    }

    private sealed class Listener(ErrorInbox inbox) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Error || eventId.Name == Pipeline.Log.FailedRun || state is not IEnumerable<KeyValuePair<string, object?>> properties)
            {
                return;
            }

            var values = properties.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
            var name = values.GetValueOrDefault("Event") as string ?? "LOG";
            if (name != "WATCH" && !name.StartsWith("NOTIFY", StringComparison.Ordinal))
            {
                inbox.Add(name, values.GetValueOrDefault("Details") as string ?? formatter(state, exception));
            }
        }
    }
}
