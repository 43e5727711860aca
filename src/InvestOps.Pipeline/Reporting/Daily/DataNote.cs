namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>Something a reader should know of the day's data.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What it is.</param>
/// <param name="Count">How many rows or issues it concerns.</param>
/// <param name="Examples">A few of them, in words.</param>
public sealed record DataNote(DataNoteSeverity Severity, string Text, int Count, IReadOnlyList<string> Examples);
