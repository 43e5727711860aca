using System.Collections.Concurrent;

namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>What functions said.</summary>
public sealed class Echo
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public void Say(string line) => _lines.Enqueue(line);
}
