namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>Something that lives as long as one invocation.</summary>
public sealed class EchoScope(Echo echo) : IDisposable
{
    public string Name { get; } = "a scope";

    public void Dispose() => echo.Say("scope gone");
}
