using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.MarketData;

/// <summary>A row of a session that the store did not take, as <c>quality/{date}.json</c> tells it.</summary>
/// <param name="Code">The code as its source spells it.</param>
/// <param name="Finding">What is wrong with it.</param>
/// <param name="Source">The file or source that gave it.</param>
public sealed record HeldBackBar(string Code, BarFinding Finding, string Source);
