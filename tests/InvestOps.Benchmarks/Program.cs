using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using InvestOps.Benchmarks;
using InvestOps.Benchmarks.Evidence;
using InvestOps.Benchmarks.Reference;
using InvestOps.Benchmarks.Tuning;

if (args is ["compare", var market, ..])
{
    return ReferenceComparison.Run(market, args.ElementAtOrDefault(2));
}

if (args is ["keep", var folder, ..])
{
    return await KeepingTimes.RunAsync(folder, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10_000);
}

if (args is ["evidence", ..])
{
    return await EvidenceCommand.RunAsync(args[1..]);
}

if (args is ["tuning-workers", var root, ..])
{
    return await WorkerSweeps.RunAsync(root, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 3, args[Math.Min(3, args.Length)..]);
}

if (args is ["tuning-shared", var data, ..])
{
    return await SharedWork.RunAsync(data);
}

if (args is ["backfill", ..])
{
    return await BackfillMeasure.RunAsync(args[1..]);
}

// Run by hand, in Release: dotnet run -c Release --project tests/InvestOps.Benchmarks -- --filter '*'
// In one process, because a generated project would come under this checkout's analyzers and lock files.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(8);
var config = DefaultConfig.Instance.AddJob(job).AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median, StatisticColumn.P95, StatisticColumn.Max);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
