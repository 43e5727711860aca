namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>Measures that belong together, each with its name and its value as text.</summary>
internal sealed record MeasureGroup(string Title, IReadOnlyList<(string Name, string Value)> Rows);
