using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Dashboard;

/// <summary>One reason why a form was not taken.</summary>
/// <param name="Field">The field beside which it is said, one of <see cref="FormFields"/>; null where it is about the whole.</param>
/// <param name="Reason">The reason, for people.</param>
public sealed record FormFault(string? Field, string Reason)
{
    /// <summary>The form comes from a page of too long ago, or of somebody else.</summary>
    public static FormFault TooOld(ReportText words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new FormFault(Field: null, words["dash.form.stale"]);
    }
}
