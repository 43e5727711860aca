namespace InvestOps.Adapters.Tests.Marcap;

/// <summary>A row of a marcap file, at one price throughout.</summary>
internal sealed record MarcapRow(string Code, string Name, string Date, long Close, long Changes, string? Dept = null, string Market = "KOSPI");
