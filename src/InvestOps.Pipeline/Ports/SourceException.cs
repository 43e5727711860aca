namespace InvestOps.Pipeline.Ports;

/// <summary>A source could not be used. The message names the source, the cause and what to do, and never holds a key.</summary>
public sealed class SourceException : Exception
{
    public SourceException(string source, SourceFault fault, string message, Exception? inner = null)
        : base($"{source}: {message}", inner)
    {
        SourceName = source;
        Fault = fault;
    }

    /// <summary>The name of the source.</summary>
    public string SourceName { get; }

    public SourceFault Fault { get; }

    /// <summary>When asking again is right; null where time does not mend it.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
