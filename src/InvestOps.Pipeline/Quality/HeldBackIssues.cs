using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Quality.Records;

namespace InvestOps.Pipeline.Quality;

/// <summary>How the stages honour what the gate held back: a session that is held stops them, an issue that is held is left out with that reason.</summary>
internal static class HeldBackIssues
{
    /// <exception cref="MarketDataException">The session is held back.</exception>
    public static void RefuseHeldDay(TradingDate date, GateRecord? gate)
    {
        if (gate is { HoldsDay: true })
        {
            var worst = gate.Findings[0];
            throw new MarketDataException($"{date} is held back, so this is skipped. {worst.Check}: {worst.Detail} (from {gate.Source}). See: investops quality list {date}");
        }
    }

    /// <summary>The scan with held-back issues named as such; without this they would pass for issues that have left the market.</summary>
    public static ScanResult Name(ScanResult scan, GateRecord? gate)
    {
        var held = (gate?.Findings ?? []).Where(finding => finding is { Severity: CheckSeverity.HoldRow, Code: not null }).ToLookup(finding => finding.Code!, StringComparer.Ordinal);
        return held.Count == 0 ? scan : scan with { Exclusions = [.. scan.Exclusions.Select(exclusion => Name(exclusion, scan.Date, held))] };
    }

    private static Exclusion Name(Exclusion exclusion, TradingDate date, ILookup<string, FindingEntry> held) =>
        exclusion.Reason == ExclusionReason.NotListed && held.Contains(exclusion.Symbol.Code)
            ? exclusion.AsHeldBack(date, string.Join(", ", held[exclusion.Symbol.Code].Select(finding => finding.Check).Distinct()))
            : exclusion;
}
