using System.Globalization;
using InvestOps.Pipeline.MarketData;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>Progress of long work: a bar on a terminal, a plain line now and then elsewhere. It goes to standard error.</summary>
internal static class ProgressLine
{
    /// <summary>Work whose share done is known.</summary>
    public static async Task<T> RunAsync<T>(string title, Func<IProgress<double>, Task<T>> work) => IsTerminal
        ? await Bars().StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title)))))
        : await work(new PlainLine(title));

    /// <summary>Work in phases, each with a bar of its own.</summary>
    public static async Task<T> RunPhasesAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work) => IsTerminal
        ? await Bars().StartAsync(context => work(new BarOfPhase(context)))
        : await work(new LineOfPhase());

    private static bool IsTerminal => !Console.IsErrorRedirected;

    private static Progress Bars() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value * task.MaxValue;
    }

    private sealed class PlainLine(string title) : IProgress<double>
    {
        private const double Step = 0.25;
        private double _next = Step;

        public void Report(double value)
        {
            if (value >= _next && value < 1)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {value:0 %}"));
                _next = value + Step;
            }
        }
    }

    private sealed class BarOfPhase(ProgressContext context) : IProgress<ImportProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);

        public void Report(ImportProgress value)
        {
            lock (_tasks)
            {
                if (!_tasks.TryGetValue(value.Phase, out var task))
                {
                    task = context.AddTask(Markup.Escape(value.Phase), maxValue: value.Total);
                    _tasks[value.Phase] = task;
                }

                task.Value = value.Done;
            }
        }
    }

    private sealed class LineOfPhase : IProgress<ImportProgress>
    {
        private readonly Lock _gate = new();
        private string _phase = "";

        public void Report(ImportProgress value)
        {
            lock (_gate)
            {
                if (value.Phase != _phase)
                {
                    Console.Error.WriteLine($"{value.Phase} …");
                    _phase = value.Phase;
                }
            }
        }
    }
}
