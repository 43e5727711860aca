using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Scanning;

/// <summary>The stored form of an explanation.</summary>
/// <param name="Text">The explanation in the language of the settings, for readers; nothing is read back from it.</param>
/// <param name="Key">What is said, one of <see cref="ExplanationKeys"/>.</param>
/// <param name="Values">The figures in it.</param>
public sealed record ExplanationEntry(string Text, string Key, IReadOnlyList<string> Values)
{
    public static ExplanationEntry From(Explanation explanation, ReportText text)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(text);
        return new ExplanationEntry(text.Of(explanation), explanation.Key, explanation.Values);
    }

    public Explanation ToExplanation() => new(Key, Values);
}
