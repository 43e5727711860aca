using InvestOps.Domain.Market;

namespace InvestOps.Adapters.DataGoKr;

/// <summary>One row of the portal.</summary>
/// <param name="Day">As given: yyyyMMdd.</param>
/// <param name="Code">As given.</param>
/// <param name="Bar">Null where the code is no KRX code.</param>
internal sealed record PortalRow(string Day, string Code, DailyBar? Bar);
