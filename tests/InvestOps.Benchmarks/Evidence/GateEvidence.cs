using System.Globalization;
using InvestOps.Adapters.FileStorage;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvestOps.Benchmarks.Evidence;

/// <summary>How often each check of the session gate fires on the sessions that a root holds: they are judged as if they came in now.</summary>
internal static class GateEvidence
{
    public static async Task RunAsync(string root)
    {
        var market = new MarketStore(new FileAssetStore(root), TradingCalendar.Krx());
        var gate = new SessionGate(market, new DecisionBook(market), NullLogger<SessionGate>.Instance);
        var stored = await market.DescribeAsync(CancellationToken.None) ?? throw new InvalidOperationException($"{root} holds no market.");
        var (rows, heldDays) = (0L, 0);
        var findings = new List<(TradingDate Date, QualityFinding Finding)>();
        foreach (var date in stored.Sessions)
        {
            var session = await market.ReadSessionAsync(date, CancellationToken.None) ?? throw new InvalidOperationException($"{date} is gone.");
            var verdict = await gate.JudgeAsync(date, session, "evidence", CancellationToken.None);
            rows += session.Bars.Count;
            heldDays += verdict is GateVerdict.HoldDay ? 1 : 0;
            findings.AddRange(verdict.Findings.Select(finding => (date, finding)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stored.Sessions.Count} sessions, {rows} rows, {heldDays} days held"));
        foreach (var check in findings.GroupBy(found => found.Finding.Check).OrderBy(group => group.Key))
        {
            var rate = 1e6 * check.Count() / rows;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CheckRules.Of(check.Key).Severity,-8} {check.Key,-22} {check.Count(),7} ({rate:0.0} per million rows; {check.Select(found => found.Date).Distinct().Count()} sessions)"));
            foreach (var (date, finding) in check.Take(CheckRules.Of(check.Key).Severity == CheckSeverity.Note ? 3 : 12))
            {
                Console.WriteLine($"    {date} {finding.Symbol} {finding.Row?.Name} {finding.Row?.Market} {finding.Row?.Section}: {finding.Detail}");
            }
        }
    }
}
