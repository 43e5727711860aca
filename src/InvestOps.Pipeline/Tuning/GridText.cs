using System.Globalization;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Reads what people write of grids, constraints and folds. What is wrong goes into a list, so that all of it is said at once.</summary>
internal static class GridText
{
    /// <summary>No dimension needs more.</summary>
    public const int MostValues = 1_000;

    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The names of measures as people write them: <c>max_drawdown</c>.</summary>
    public static IReadOnlyDictionary<string, Measure> Measures { get; } =
        Enum.GetValues<Measure>().ToDictionary(NameOf, measure => measure, StringComparer.Ordinal);

    /// <summary><c>max_drawdown</c> of <see cref="Measure.MaxDrawdown"/>.</summary>
    public static string NameOf(Measure measure) =>
        string.Concat(measure.ToString().Select((c, index) => char.IsUpper(c) && index > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary><c>63,126,252</c>, <c>0..21:7</c>, or both in one list.</summary>
    public static IReadOnlyList<string> Values(string name, string text, List<string> faults)
    {
        var values = new List<string>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (item.Length == 0)
            {
                faults.Add($"{name} has no value between or behind its commas; expected is for example {name}=63,126,252 or {name}=0..21:7.");
                return [];
            }

            if (item.Contains("..", StringComparison.Ordinal))
            {
                AddRange(name, item, values, faults);
            }
            else
            {
                values.Add(item);
            }
        }

        var twice = values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        if (twice is not null)
        {
            faults.Add($"{name} has the value {Spelling.Shown(twice)} more than once.");
        }

        return values;
    }

    public static Measure MeasureOf(string text, string what, List<string> faults)
    {
        if (Measures.TryGetValue(text, out var measure))
        {
            return measure;
        }

        var hint = Spelling.Closest(text, Measures.Keys) is { } close ? $" Did you mean {close}?" : "";
        faults.Add($"'{Spelling.Shown(text)}' is no {what}.{hint} Known: {string.Join(", ", Measures.Keys)}.");
        return Measure.Sharpe;
    }

    public static Constraint? ConstraintOf(string text, List<string> faults)
    {
        var at = text.AsSpan().IndexOfAny('>', '<');
        if (at <= 0 || !double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) || !double.IsFinite(bound))
        {
            faults.Add($"'{Spelling.Shown(text)}' is no constraint; expected is a measure, > or <, and a number, for example max_drawdown>-0.4.");
            return null;
        }

        var constraint = new Constraint(MeasureOf(text[..at].Trim(), "measure", faults), text[at] == '>', bound);
        if (constraint.IsImpossible)
        {
            faults.Add($"The constraint {Spelling.Shown(text)} is one that nothing can meet.");
        }

        return constraint;
    }

    /// <param name="returns">How many returns the range has, for defaults and bounds.</param>
    public static FoldRules FoldsOf(IReadOnlyList<string> texts, int returns, List<string> faults)
    {
        var rules = FoldRules.For(returns);
        foreach (var text in texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var pair = text.Split('=', 2);
            if (pair.Length != 2 || !int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                faults.Add($"'{Spelling.Shown(text)}' is no rule for folds; expected is for example train=756.");
                continue;
            }

            rules = With(rules, pair[0], value, faults);
        }

        faults.AddRange(rules.Faults(returns).Select(fault => $"Folds: {fault}."));
        return rules;
    }

    private static FoldRules With(FoldRules rules, string name, int value, List<string> faults)
    {
        switch (name)
        {
            case "train":
                return rules with { Train = value };
            case "test":
                return rules with { Test = value };
            case "kfold":
                return rules with { KFold = value };
            case "purge":
                return rules with { Purge = value };
            case "embargo":
                return rules with { Embargo = value };
            case "blocks":
                return rules with { Blocks = value };
            default:
                faults.Add($"'{Spelling.Shown(name)}' is no rule for folds. Known: train, test, kfold, purge, embargo, blocks.");
                return rules;
        }
    }

    private static void AddRange(string name, string item, List<string> values, List<string> faults)
    {
        var colon = item.Split(':');
        var ends = colon[0].Split("..");
        var step = 1m;
        if (ends.Length != 2 || colon.Length > 2
            || !decimal.TryParse(ends[0], Style, CultureInfo.InvariantCulture, out var from)
            || !decimal.TryParse(ends[1], Style, CultureInfo.InvariantCulture, out var to)
            || (colon.Length == 2 && !decimal.TryParse(colon[1], Style, CultureInfo.InvariantCulture, out step))
            || step <= 0 || to < from)
        {
            faults.Add($"{name}={Spelling.Shown(item)} is no range; expected is from..to or from..to:step, for example {name}=0..21:7.");
            return;
        }

        if ((to - from) / step >= MostValues)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={item} has more than {MostValues:N0} values; take a larger step."));
            return;
        }

        for (var value = from; value <= to; value += step)
        {
            values.Add(value.ToString("0.############################", CultureInfo.InvariantCulture));
        }
    }
}
