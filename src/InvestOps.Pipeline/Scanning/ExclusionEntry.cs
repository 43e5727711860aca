using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Scanning;

/// <summary>The stored form of an exclusion.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The name.</param>
/// <param name="Reason">The first condition it does not meet.</param>
/// <param name="Detail">The figures behind it.</param>
public sealed record ExclusionEntry(string Code, string Name, ExclusionReason Reason, ExplanationEntry Detail)
{
    public static ExclusionEntry From(Exclusion exclusion, ReportText text)
    {
        ArgumentNullException.ThrowIfNull(exclusion);
        return new ExclusionEntry(exclusion.Symbol.Code, exclusion.Name, exclusion.Reason, ExplanationEntry.From(exclusion.Detail, text));
    }

    public Exclusion ToExclusion() => new()
    {
        Symbol = Symbol.Parse(Code),
        Name = Name,
        Reason = Reason,
        Detail = Detail.ToExplanation(),
    };
}
