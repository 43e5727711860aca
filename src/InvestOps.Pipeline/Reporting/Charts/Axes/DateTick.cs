namespace InvestOps.Pipeline.Reporting.Charts.Axes;

/// <summary>A mark on a time axis.</summary>
public sealed record DateTick(DateOnly Date, string Label);
