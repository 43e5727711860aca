using System.Globalization;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Tuning;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Tunings.Sections;

/// <summary>A tuning as a page: the verdict first.</summary>
public sealed partial class TuningPage
{
    [Parameter]
    [EditorRequired]
    public required TuningSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private TuningDocument Document => Sheet.Document;

    private string ObjectiveName => Text[$"tune.measure.{Document.Plan.Objective}"];

    private string Period => Text.With("tune.period", Day(Document.Plan.From), Day(Document.Plan.To), ReportNumbers.Count(Document.Trials), Document.Plan.Search.ToString().ToLowerInvariant());

    private string Benchmark => Document.Benchmark is { } index ? Text.With("tune.benchmark.index", index) : Text["tune.benchmark.cash"];

    private IEnumerable<(string Name, string Value)> Facts =>
    [
        (Text["facts.id"], Document.Plan.Id),
        .. Document.Plan.Dimensions.Select(dimension => (dimension.Path, string.Join(", ", dimension.Values))),
        .. Document.Plan.Parameters.Select(pair => (pair.Key, pair.Value)),
        (Text["tune.fact.objective"], string.Join(", ", new[] { GridText.NameOf(Document.Plan.Objective) }.Concat(Document.Plan.Constraints.Select(Words)))),
        (Text["tune.fact.folds"], FoldWords),
        (Text["tune.fact.refused"], ReportNumbers.Count(Document.Refused)),
        (Text["facts.vintage"], Document.Plan.Vintage),
        (Text["facts.fingerprint"], Document.Plan.Fingerprint),
        (Text["facts.code"], Document.Plan.CodeVersion),
    ];

    private string FoldWords => string.Create(
        CultureInfo.InvariantCulture,
        $"train={Document.Plan.Folds.Train} test={Document.Plan.Folds.Test} kfold={Document.Plan.Folds.KFold} purge={Document.Plan.Folds.Purge} embargo={Document.Plan.Folds.Embargo} blocks={Document.Plan.Folds.Blocks} seed={Document.Plan.Seed}");

    private static string Words(Domain.Tuning.Constraint constraint) =>
        string.Create(CultureInfo.InvariantCulture, $"{GridText.NameOf(constraint.Measure)}{(constraint.IsAbove ? '>' : '<')}{constraint.Bound}");

    private static string Shown(Check check, double? value) => check.Name switch
    {
        Checks.Deflated or Checks.Overfit => ReportNumbers.Percent(value, 1),
        Checks.TrackRecord => ReportNumbers.Number(value, 0),
        Checks.Superior => ReportNumbers.Number(value, 3),
        _ => ReportNumbers.Number(value, 2),
    };

    private static string BoundOf(Check check) =>
        (check.Name is Checks.Superior or Checks.Overfit or Checks.TrackRecord ? "≤ " : "≥ ") + Shown(check, check.Bound);

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
