using System.Globalization;
using InvestOps.Pipeline.Runs;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>How far a range of sessions is: a bar with rate and remaining time on a terminal, a plain line now and then elsewhere, on standard error.</summary>
internal sealed class BackfillProgress(int total, TimeProvider time)
{
    private const int FewestShown = 5;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(15);

    private readonly long _started = time.GetTimestamp();
    private TimeSpan _nextLine = BetweenLines;
    private int _stored;
    private int _done;

    public Task<T> RunAsync<T>(Func<Action<StageReport>, Task<T>> work)
    {
        if (total < FewestShown)
        {
            return work(report => Count(report));
        }

        return Console.IsErrorRedirected ? work(WriteLine) : RunWithBarAsync(work);
    }

    /// <summary>What is stored now, however the run ended.</summary>
    public void WriteSummary()
    {
        if (total >= FewestShown)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_done:N0} of {total:N0} sessions done, {_stored:N0} of them new, in {StageTable.ElapsedOf(time.GetElapsedTime(_started))}{Rate()}"));
        }
    }

    private Task<T> RunWithBarAsync<T>(Func<Action<StageReport>, Task<T>> work) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask("ingest", maxValue: total);
            return work(report =>
            {
                Count(report);
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"ingest {report.Key.Date:yyyy-MM-dd}{Rate()}");
                bar.Increment(1);
            });
        });

    private void WriteLine(StageReport report)
    {
        Count(report);
        var elapsed = time.GetElapsedTime(_started);
        if (elapsed >= _nextLine)
        {
            _nextLine = elapsed + BetweenLines;
            var left = elapsed / _done * (total - _done);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Key.Date:yyyy-MM-dd}: {_done:N0} of {total:N0} sessions{Rate()}, about {left:h\\:mm\\:ss} left"));
        }
    }

    private void Count(StageReport report)
    {
        _done++;
        _stored += report.Outcome is StageOutcome.Completed ? 1 : 0;
    }

    private string Rate()
    {
        var seconds = time.GetElapsedTime(_started).TotalSeconds;
        return _done > 0 && seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_done / seconds:0.0} a second") : "";
    }
}
