namespace InvestOps.Pipeline.Configuration;

/// <summary>One thing that is wrong in a configuration file or a parameter, and what is expected in its place.</summary>
/// <param name="Where">File and line, or the parameter.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ConfigurationError(string Where, string Message)
{
    public override string ToString() => $"{Where}: {Message}";
}
