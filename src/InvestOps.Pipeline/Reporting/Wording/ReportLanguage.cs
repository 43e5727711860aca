namespace InvestOps.Pipeline.Reporting.Wording;

/// <summary>The language of the words around the figures; issue names are always the exchange's.</summary>
public enum ReportLanguage
{
    /// <summary>The setting <c>en</c>.</summary>
    English = 0,

    /// <summary>The setting <c>ko</c>.</summary>
    Korean = 1,
}
