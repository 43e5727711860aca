namespace InvestOps.Adapters.Sample;

/// <summary>How an issue of the sample market behaves.</summary>
internal enum IssueKind
{
    Common = 0,
    Preferred = 1,
    Spac = 2,
    Reit = 3,
    Foreign = 4,
}
