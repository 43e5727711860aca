namespace InvestOps.Pipeline.Reporting.Tunings;

/// <summary>The objective over two settings: the median of all trials that have both values, whatever the others are.</summary>
/// <param name="Across">Path of the setting whose values are columns.</param>
/// <param name="Down">Path of the setting whose values are rows.</param>
/// <param name="Columns">Values of the first.</param>
/// <param name="Rows">Values of the second.</param>
/// <param name="Medians">Row by row; null where no trial meets the constraints.</param>
/// <param name="Best">The cell of the best trial.</param>
public sealed record TuningMap(
    string Across, string Down, IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, IReadOnlyList<IReadOnlyList<double?>> Medians, (int Row, int Column) Best);
