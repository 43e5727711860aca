using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Dashboard.SignalLists;

/// <summary>Reads the signals of a session, and the names of what left the lists from the session before.</summary>
internal sealed class SignalListReader(MarketStore market, IAssetStore store, ReportText text)
{
    private readonly SignalFiles _files = new(store);

    public async Task<SignalListView> ReadAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        if (stored?.Last is not { } newest)
        {
            return new SignalListView();
        }

        var session = SessionOf(request.ValueOf("date"), stored) ?? newest;
        var files = await _files.ReadAsync(session.Date, cancellationToken);
        var strategy = request.ValueOf("strategy");
        var shown = files.Where(file => strategy is null || file.Strategy == strategy).ToArray();
        var damages = shown.Where(file => file.Damage is not null).Select(file => $"{file.Strategy}: {file.Damage}").ToList();
        var scans = shown.Select(file => ScanOf(file, stored.Calendar, damages)).OfType<ScanResult>().ToArray();
        return new SignalListView
        {
            Date = session.Date,
            Previous = stored.Calendar.Previous(session)?.Date,
            Next = session < newest ? stored.Calendar.Next(session)?.Date : null,
            Strategies = [.. files.Select(file => file.Strategy)],
            Strategy = strategy,
            Find = request.ValueOf("find")?.Trim() is { Length: > 0 } find ? find : null,
            Damages = damages,
            Report = scans.Length == 0 ? null : new DailyReport
            {
                Date = session,
                Indices = [],
                Boards = [],
                Scans = scans,
                Names = await NamesAsync(scans, cancellationToken),
                DataNotes = [],
                Runs = [],
                Language = text.Language,
            },
        };
    }

    private static TradingDate? SessionOf(string? asked, MarketDescription stored) =>
        DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? stored.Calendar.LastOnOrBefore(date)
            : null;

    // A file that is JSON may still say what no scan says: a date that is no session, a code that is none, a reason without words.
    private ScanResult? ScanOf(StoredSignals file, TradingCalendar calendar, List<string> damages)
    {
        try
        {
            var scan = file.Document?.ToResult(calendar);
            foreach (var said in scan is null ? [] : scan.Notes.Prepend(scan.MarketFilter).Concat(scan.HoldCore.Concat(scan.TopN).Select(signal => signal.Reason)).Concat(scan.Exclusions.Select(exclusion => exclusion.Detail)).OfType<Explanation>())
            {
                text.Of(said);
            }

            return scan;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or KeyNotFoundException or NotATradingDateException)
        {
            damages.Add($"{file.Strategy}: {exception.Message}");
            return null;
        }
    }

    // What left a list is in no list any more: the lists that it left have its name.
    private async Task<Dictionary<Symbol, string>> NamesAsync(IReadOnlyList<ScanResult> scans, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Symbol, string>();
        foreach (var date in scans.Where(scan => scan.Left.Count > 0).Select(scan => scan.ChangesSince?.Date).OfType<DateOnly>().Distinct())
        {
            foreach (var signal in (await _files.ReadAsync(date, cancellationToken)).SelectMany(file => file.Document?.TopN ?? []))
            {
                if (Symbol.TryParse(signal.Code, out var symbol))
                {
                    names[symbol] = signal.Name;
                }
            }
        }

        return names;
    }
}
