using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Scanning;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>A session's signals in lines: what entered and left each strategy's list, and HOLD_CORE.</summary>
internal sealed class ScanLines(IAssetStore store, ReportText text)
{
    private const int BestShown = 5;

    /// <returns>The signals of each strategy of a session, by name; empty where it is not scanned.</returns>
    public async Task<IReadOnlyList<SignalsDocument>> ReadAsync(DateOnly date)
    {
        var folder = FormattableString.Invariant($"{date:yyyy-MM-dd}/");
        var paths = (await store.ListAsync(AssetCatalog.Signals, folder, CancellationToken.None)).Where(path => path.Path.EndsWith(".json", StringComparison.Ordinal) && !path.Path.EndsWith("/manifest.json", StringComparison.Ordinal));
        var documents = new List<SignalsDocument>();
        foreach (var path in paths)
        {
            if (await store.ReadJsonAsync<SignalsDocument>(path, CancellationToken.None) is { } document)
            {
                documents.Add(document);
            }
        }

        return documents;
    }

    /// <param name="before">The signals that changes are counted from: what left is named there.</param>
    public NoticeSection Of(SignalsDocument scan, SignalsDocument? before, bool withBest)
    {
        var names = (before?.TopN ?? []).Concat(scan.TopN).ToLookup(signal => signal.Code, signal => signal.Name, StringComparer.Ordinal);
        var lines = new List<string>
        {
            text.With("notify.entered", Names.Joined([.. scan.Entered.Select(Named)], text["word.none"])),
            text.With("notify.left", Names.Joined([.. scan.Left.Select(Named)], text["word.none"])),
        };
        if (withBest)
        {
            lines.Insert(0, text.With("notify.best", Names.Joined([.. scan.TopN.Take(BestShown).Select(signal => Named(signal.Code))], text["word.none"])));
        }

        return new NoticeSection(scan.Strategy, lines);

        string Named(string code) => names[code].LastOrDefault() is { } name ? $"{name} ({code})" : code;
    }

    public static NoticeSection? HoldCore(IReadOnlyList<SignalsDocument> scans)
    {
        var core = scans.SelectMany(scan => scan.HoldCore).DistinctBy(signal => signal.Code, StringComparer.Ordinal).ToArray();
        return core.Length == 0 ? null : new NoticeSection("HOLD_CORE", [.. core.Select(signal => $"{signal.Name} ({signal.Code}): {ReportNumbers.Price(signal.Close)}, {ReportNumbers.Percent((double)signal.Weight)}")]);
    }
}
