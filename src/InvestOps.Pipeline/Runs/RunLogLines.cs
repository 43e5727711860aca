using System.Globalization;
using InvestOps.Pipeline.Secrets;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Runs;

/// <summary>Keeps the last lines that a run logs, for its entry in the ledger. Lines of other runs at the same time are not among them.</summary>
public sealed class RunLogLines : ILoggerProvider
{
    private const int MostLines = 20;
    private const int LongestLine = 400;
    private static readonly AsyncLocal<List<string>?> Current = new();

    /// <summary>From here on, lines of this flow of calls are kept.</summary>
    public static IReadOnlyList<string> Begin() => Current.Value = [];

    public ILogger CreateLogger(string categoryName) => new Lines();

    public void Dispose()
    {
    }

    private static void Add(LogLevel level, string text)
    {
        if (Current.Value is not { } lines)
        {
            return;
        }

        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        lock (lines)
        {
            if (lines.Count == MostLines)
            {
                lines.RemoveAt(0);
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{level}: {(line.Length > LongestLine ? line[..LongestLine] + "…" : line)}"));
        }
    }

    private sealed class Lines : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            if (IsEnabled(logLevel))
            {
                Add(logLevel, SecretMask.Mask(formatter(state, exception)));
            }
        }
    }
}
