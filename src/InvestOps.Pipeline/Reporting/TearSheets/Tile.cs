namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>One headline figure.</summary>
public sealed record Tile(string Label, string Value, string Note, TileTone Tone = TileTone.Plain);
