namespace InvestOps.Cli.Output;

/// <summary>Where something is, one line each, on standard output.</summary>
internal static class Places
{
    public static void Write(string what, string where) => Console.WriteLine($"{what + ":",-12} {where}");
}
