using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>What changed when official rows took the place of provisional ones (<c>market/revisions/{date}.json</c>).</summary>
public sealed record SessionRevision
{
    private const int MostListed = 1_000;

    public int Schema { get; init; } = 1;

    public required DateOnly Date { get; init; }

    /// <summary>The source of the provisional rows.</summary>
    public required string Before { get; init; }

    /// <summary>The source of the official rows.</summary>
    public required string After { get; init; }

    /// <summary>Codes that only the official rows have.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Codes that only the provisional rows had.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Issues of which both have rows and whose prices or volume differ.</summary>
    public required int ChangedIssues { get; init; }

    /// <summary>Each price or volume that differs, the first thousand.</summary>
    public required IReadOnlyList<RevisedNumber> Changed { get; init; }

    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && ChangedIssues == 0;

    /// <summary>Compares what both kinds of source give: prices and volume. Value, shares and names only the official one knows.</summary>
    public static SessionRevision Between(SessionData before, string sourceBefore, SessionData after, string sourceAfter)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.Bars.ToLookup(bar => bar.Symbol);
        var now = after.Bars.ToLookup(bar => bar.Symbol);
        var changed = after.Bars.Where(bar => old.Contains(bar.Symbol)).OrderBy(bar => bar.Symbol).SelectMany(bar => Differences(old[bar.Symbol].First(), bar)).ToArray();
        return new SessionRevision
        {
            Date = after.Date.Date,
            Before = sourceBefore,
            After = sourceAfter,
            Added = Codes(after.Bars.Where(bar => !old.Contains(bar.Symbol))),
            Removed = Codes(before.Bars.Where(bar => !now.Contains(bar.Symbol))),
            ChangedIssues = changed.Select(number => number.Code).Distinct(StringComparer.Ordinal).Count(),
            Changed = [.. changed.Take(MostListed)],
        };
    }

    private static IReadOnlyList<string> Codes(IEnumerable<DailyBar> bars) => [.. bars.Select(bar => bar.Symbol.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<RevisedNumber> Differences(DailyBar old, DailyBar now)
    {
        (string Field, double Before, double After)[] numbers =
        [
            ("open", old.Open, now.Open), ("high", old.High, now.High), ("low", old.Low, now.Low), ("close", old.Close, now.Close), ("volume", old.Volume, now.Volume),
        ];
        return numbers.Where(number => number.Before != number.After && double.IsFinite(number.Before) && double.IsFinite(number.After))
            .Select(number => new RevisedNumber(now.Symbol.Code, number.Field, number.Before, number.After));
    }
}
