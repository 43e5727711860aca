using InvestOps.Domain.Calendar;

namespace InvestOps.Domain.Performance;

/// <summary>One time under water by its sessions. The capital has no session of its own: a curve that falls at once has its peak on the first one.</summary>
/// <param name="Peak">The session of the peak.</param>
/// <param name="Valley">The session of the deepest point.</param>
/// <param name="Recovery">The first session as high as the peak; null while it lasts.</param>
/// <param name="Depth">As a negative fraction.</param>
/// <param name="Days">Calendar days from the peak to recovery, or to the last session.</param>
public sealed record DatedDrawdown(TradingDate Peak, TradingDate Valley, TradingDate? Recovery, double Depth, int Days);
