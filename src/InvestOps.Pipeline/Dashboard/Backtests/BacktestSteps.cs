using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>The way of one backtest from the request to the report, as far as it has come.</summary>
internal sealed class BacktestSteps(PageFrame frame, BacktestView view)
{
    private const string Done = "done";
    private const string Now = "running";
    private const string Ahead = "ahead";

    private bool IsOver => view.State is BacktestState.Completed or BacktestState.Failed;

    public IEnumerable<BacktestStep> All() => [Asked(), Queued(), Run(), End()];

    private BacktestStep Asked()
    {
        var by = view.Asked is not { } asked ? frame.Text["dash.notkept"]
            : asked.Message.RequestedBy is { Length: > 0 } who ? frame.Text.With("dash.by", Printable.From(who)) : "";
        return new BacktestStep(frame.Text["dash.step.asked"], Done, view.Asked?.Message.RequestedAt, by);
    }

    private BacktestStep Queued() => view.State == BacktestState.Queued
        ? new BacktestStep(frame.Text["dash.step.queued"], Now, At: null, frame.Text.With("dash.queue.count", view.Waiting))
        : new BacktestStep(frame.Text["dash.step.queued"], Done, At: null, "");

    private BacktestStep Run()
    {
        var state = view.State == BacktestState.Running ? Now : view.Run is not null || IsOver ? Done : Ahead;
        return new BacktestStep(frame.Text["dash.step.run"], state, view.Run?.StartedAt, view.Run is { } run ? Worker(run) : "");
    }

    private BacktestStep End()
    {
        var took = IsOver && view.Run?.ElapsedMilliseconds is { } milliseconds ? frame.Text.With("dash.within", frame.Elapsed(milliseconds)) : "";
        var at = IsOver ? view.Run?.EndedAt : null;
        return view.State == BacktestState.Failed
            ? new BacktestStep(frame.Text["dash.step.refused"], "failed", at, took)
            : new BacktestStep(frame.Text["dash.step.published"], IsOver ? Done : Ahead, at, took);
    }

    private string Worker(RunRecord run)
    {
        var attempt = frame.Text.With("dash.attempt", run.Attempt, Printable.From(run.Machine));
        return run.State == RunState.Running ? attempt + " · " + frame.Text.With("dash.since", frame.Age(view.At - run.StartedAt)) : attempt;
    }
}
