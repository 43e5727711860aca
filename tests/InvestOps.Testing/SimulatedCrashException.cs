namespace InvestOps.Testing;

/// <summary>The machine is gone. Nothing in the product catches this.</summary>
public sealed class SimulatedCrashException : Exception
{
    public SimulatedCrashException()
        : base("The machine died here.")
    {
    }
}
