using System.Globalization;
using InvestOps.Pipeline.Configuration;

namespace InvestOps.Pipeline.Tuning;

/// <summary>How many threads a worker runs a shard on.</summary>
public sealed record TuningThreads(int Count)
{
    /// <summary>The setting of a host.</summary>
    public const string Setting = "TuningThreads";

    private const int Most = 256;

    /// <summary>One for each core.</summary>
    public static TuningThreads OfThisMachine { get; } = new(Environment.ProcessorCount);

    /// <param name="text">A number; nothing = one for each core.</param>
    /// <param name="source">Where it was found, for the error.</param>
    /// <exception cref="ConfigurationException">It is no number of threads.</exception>
    public static TuningThreads Read(string? text, string source)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OfThisMachine;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most
            ? new TuningThreads(count)
            : throw new ConfigurationException([new ConfigurationError(source, string.Create(CultureInfo.InvariantCulture, $"'{Configuration.Yaml.Spelling.Shown(text)}' is no number of threads; expected is a number from 1 to {Most}"))]);
    }
}
