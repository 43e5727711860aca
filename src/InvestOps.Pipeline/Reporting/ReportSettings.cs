using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting;

/// <summary>How reports are written.</summary>
/// <param name="Language">The language of everything but names.</param>
public sealed record ReportSettings(ReportLanguage Language);
