using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Pipeline.Reporting.Tunings;

/// <summary>A tuning's verdict in plain words.</summary>
internal static class VerdictWords
{
    /// <summary>What the best trial shows, what luck gives, and what to do.</summary>
    public static string Of(TuningDocument document, ReportText text)
    {
        if (document.Evidence is not { } evidence)
        {
            return text.With("tune.verdict.nothing", ReportNumbers.Count(document.Trials));
        }

        var found = text.With(
            "tune.verdict.found",
            ReportNumbers.Count(document.Trials),
            ReportNumbers.Number(evidence.BestSharpe, 2),
            ReportNumbers.Count(document.TrialsEver),
            ReportNumbers.Number(evidence.LuckySharpe, 2),
            ReportNumbers.Percent(evidence.OverfittingProbability, 0));
        return $"{found} {text[AdviceKey(document.Verdict)]}";
    }

    /// <summary>The key of the text that says what to do.</summary>
    public static string AdviceKey(LuckVerdict verdict) => verdict switch
    {
        LuckVerdict.Good => "tune.verdict.good",
        LuckVerdict.Doubtful => "tune.verdict.doubtful",
        _ => "tune.verdict.luck",
    };
}
