namespace InvestOps.Benchmarks.Evidence;

/// <summary>Runs on data that a person gives the path of; nothing of it is kept here.</summary>
internal static class EvidenceCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["gate", var root]:
                await GateEvidence.RunAsync(root);
                return 0;
            case ["adjusted", var root, var adjusted]:
                await AdjustedEvidence.RunAsync(root, adjusted);
                return 0;
            case ["events", var events, var root, var rawRows, var weekly]:
                await EventEvidence.RunAsync(events, root, rawRows, weekly);
                return 0;
            default:
                await Console.Error.WriteLineAsync("evidence gate ROOT | adjusted ROOT ADJUSTED.parquet | events EVENTS.csv ROOT RAW.parquet WEEKLY.parquet");
                return 2;
        }
    }
}
