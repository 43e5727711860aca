namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>One index after a session's close.</summary>
/// <param name="Name">KOSPI, KOSDAQ.</param>
/// <param name="Close">Index points.</param>
/// <param name="Change">Against the previous session, as a fraction; null where that is not stored.</param>
/// <param name="Recent">The closes of the last sessions, oldest first, this one last; twenty make a good picture.</param>
public sealed record IndexSummary(string Name, double Close, double? Change, IReadOnlyList<double> Recent);
