using System.Security.Cryptography;
using InvestOps.Domain.Tuning;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Pipeline.Reporting.Tunings;

/// <summary>Makes a tuning's sheet out of a search that is over.</summary>
internal static class TuningSheets
{
    private const double Base = 100;

    /// <param name="files">What lies beside the page.</param>
    public static TuningSheet Of(FinishedSearch finished, TuningDocument document, IReadOnlyList<(string Name, byte[] Content)> files, ReportLanguage language)
    {
        var sheet = new TuningSheet
        {
            Document = document,
            Maps = [],
            Pairs = [],
            Dates = [],
            Rolling = [],
            Anchored = [],
            Hindsight = [],
            Files = files.ToDictionary(file => file.Name, file => Convert.ToHexStringLower(SHA256.HashData(file.Content)), StringComparer.Ordinal),
            Language = language,
        };
        return finished.Findings is { } findings ? WithFindings(sheet, finished, findings) : sheet;
    }

    private static TuningSheet WithFindings(TuningSheet sheet, FinishedSearch finished, TuningFindings findings) => sheet with
    {
        Maps = Maps(finished.Settled, findings),
        Pairs = findings.Evidence.Overfitting?.Pairs ?? [],
        Dates = [.. finished.TestedDates],
        Rolling = Grown(findings.RollingReturns),
        Anchored = Grown(findings.AnchoredReturns),
        Hindsight = Grown(findings.BestReturns.TakeLast(findings.RollingReturns.Count)),
    };

    private static double[] Grown(IEnumerable<double> returns)
    {
        var value = Base;
        return [.. returns.Select(r => value *= 1 + r)];
    }

    private static List<TuningMap> Maps(SettledTuning settled, TuningFindings findings)
    {
        var maps = new List<TuningMap>();
        for (var down = 0; down < settled.Space.Dimensions.Count; down++)
        {
            for (var across = down + 1; across < settled.Space.Dimensions.Count; across++)
            {
                maps.Add(Map(settled, findings, down, across));
            }
        }

        return maps;
    }

    private static TuningMap Map(SettledTuning settled, TuningFindings findings, int down, int across)
    {
        var (rows, columns) = (settled.Space.Dimensions[down], settled.Space.Dimensions[across]);
        var cells = findings.Ranked.ToLookup(
            trial => (settled.Space.PlacesOf(trial.Point)[down], settled.Space.PlacesOf(trial.Point)[across]),
            trial => settled.Goal.ValueOf(trial)!.Value);
        var best = settled.Space.PlacesOf(findings.Ranked[0].Point);
        return new TuningMap(
            columns.Path,
            rows.Path,
            columns.Values,
            rows.Values,
            [.. Enumerable.Range(0, rows.Values.Count).Select(row => Enumerable.Range(0, columns.Values.Count).Select(column => Median(cells[(row, column)])).ToArray())],
            (best[down], best[across]));
    }

    private static double? Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
