namespace InvestOps.Adapters.Sample;

/// <summary>An issue and its rows.</summary>
internal sealed record SimulatedIssue(IssuePlan Plan, IssueColumns Columns);
