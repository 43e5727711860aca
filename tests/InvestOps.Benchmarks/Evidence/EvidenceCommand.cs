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
            default:
                await Console.Error.WriteLineAsync("evidence gate ROOT");
                return 2;
        }
    }
}
