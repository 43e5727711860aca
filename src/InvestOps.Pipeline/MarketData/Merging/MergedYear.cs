using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>A year of bars, stored and new ones matched, before it is written.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Old">The files that hold it so far.</param>
/// <param name="Rows">All its rows, one each for date and code, in that order.</param>
internal sealed record MergedYear(int Year, StoredFile[] Old, int[] Rows);
