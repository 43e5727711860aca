using System.Globalization;
using InvestOps.Pipeline.Tuning;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>Progress of a tuning, with rate and remaining time: a bar on a terminal, a plain line now and then elsewhere. It goes to standard error.</summary>
internal static class TuningProgressLine
{
    public static async Task<T> RunAsync<T>(Func<IProgress<TuningProgress>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new Plain());
        }

        return await AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask("Trials"))));
    }

    private static string Rate(TuningProgress value, long started)
    {
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var rate = seconds > 0 ? value.Run / seconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds((value.Total - value.Done) / rate) : TimeSpan.Zero;
        return string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0} of {value.Total:N0} trials, {rate:N0} a second, {left:hh\\:mm\\:ss} left");
    }

    private sealed class Bar(ProgressTask task) : IProgress<TuningProgress>
    {
        private readonly long _started = TimeProvider.System.GetTimestamp();

        public void Report(TuningProgress value)
        {
            task.MaxValue = value.Total;
            task.Value = value.Done;
            task.Description = Markup.Escape(Rate(value, _started));
        }
    }

    private sealed class Plain : IProgress<TuningProgress>
    {
        private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
        private readonly long _started = TimeProvider.System.GetTimestamp();
        private TimeSpan _next = Step;

        public void Report(TuningProgress value)
        {
            if (TimeProvider.System.GetElapsedTime(_started) >= _next && value.Done < value.Total)
            {
                _next = TimeProvider.System.GetElapsedTime(_started) + Step;
                Console.Error.WriteLine(Rate(value, _started));
            }
        }
    }
}
