using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tuning;

/// <summary>The queue of shards, which is another one than that of backtest requests: a short request never waits behind a long sweep.</summary>
/// <param name="Queue">A storage queue, or the folder <c>reports/tuning-shards/pending</c>.</param>
public sealed record TuningQueue(IWorkQueue Queue);
