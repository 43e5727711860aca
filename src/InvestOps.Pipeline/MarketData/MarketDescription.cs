using System.Globalization;
using System.Text;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData;

/// <summary>What a market store holds, without its rows.</summary>
public sealed class MarketDescription
{
    private const int SessionsAfter = 2;
    private readonly MarketManifest _manifest;
    private readonly Dictionary<DateOnly, string> _stored;
    private readonly HashSet<DateOnly> _indexed;

    internal MarketDescription(MarketManifest manifest, TradingCalendar calendar)
    {
        _manifest = manifest;
        Calendar = calendar;
        _stored = manifest.Bars.SelectMany(file => file.Sessions).ToDictionary(session => session.Date, session => session.Digest);
        Sessions = [.. _stored.Keys.Order().Select(calendar.Session)];
        _indexed = [.. manifest.Index.SelectMany(file => file.Sessions).Select(session => session.Date)];
    }

    public PriceBasis Basis => _manifest.Basis;

    /// <summary>Whether sessions are those of the KRX calendar, or the dates of the data.</summary>
    public CalendarKind CalendarKind => _manifest.Sessions;

    public TradingCalendar Calendar { get; }

    /// <summary>Sessions with stored bars, in order. Empty when only indices or issue lists are stored.</summary>
    public IReadOnlyList<TradingDate> Sessions { get; }

    public TradingDate? First => Sessions.Count > 0 ? Sessions[0] : null;

    public TradingDate? Last => Sessions.Count > 0 ? Sessions[^1] : null;

    /// <summary>Stored rows of all sessions.</summary>
    public long Rows => _manifest.Bars.Sum(file => (long)file.Rows);

    public bool HasIssueList => _manifest.Issues is not null;

    /// <summary>Whether dividends, successions or offers are stored.</summary>
    public bool HasFacts => _manifest.Facts is not null;

    public bool HasIndices => _manifest.Index.Count > 0;

    public bool IsStored(TradingDate date) => _stored.ContainsKey(date.Date);

    /// <summary>Whether any index has a value on a session.</summary>
    public bool HasIndicesOn(TradingDate date) => _indexed.Contains(date.Date);

    /// <summary>
    /// The identity of all that is stored up to a date: the same rows give the same vintage, however they came in and
    /// whatever is stored after that date. Among it are the sessions of the KRX calendar, to two sessions after the date: they say which
    /// days are gaps, and which sessions are the last of their week or month. Sessions from data are the stored ones.
    /// </summary>
    public string VintageOf(DateOnly to)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_manifest.Basis} {_manifest.Sessions} {_manifest.Issues?.Sha256}\n");
        text.Append(_manifest.Facts is { } facts ? $"{facts.Sha256}\n" : "");
        AppendSessions(text, _manifest.Bars, to);
        AppendSessions(text, _manifest.Index, to);
        AppendCalendar(text, to);
        return ContentHash.Of(text.ToString());
    }

    /// <summary>
    /// The identity of the newest stored sessions up to a date alone. It is another one when one of them gets other rows, as official ones
    /// do in place of provisional ones; older history and the issue list may change without it.
    /// </summary>
    /// <param name="most">How many sessions, the date's own among them.</param>
    public string RecentOf(DateOnly to, int most)
    {
        var recent = Sessions.Reverse().SkipWhile(session => session.Date > to).Take(most).Reverse();
        return ContentHash.Of(string.Concat(recent.Select(session => $"{session} {_stored[session.Date]}\n")));
    }

    /// <summary>What tells a session's rows from any others: their digest, and the issue list that names what rows do not.</summary>
    /// <returns>Null where the session is not stored.</returns>
    internal string? IdentityOf(TradingDate date) => _stored.TryGetValue(date.Date, out var digest) ? $"{digest} {_manifest.Issues?.Sha256}" : null;

    internal bool IsOf(MarketManifest manifest) => _manifest.NamesTheSameFilesAs(manifest);

    private static void AppendSessions(StringBuilder text, IReadOnlyList<StoredFile> files, DateOnly to)
    {
        foreach (var session in files.SelectMany(file => file.Sessions).Where(session => session.Date <= to).OrderBy(session => session.Date))
        {
            text.Append(CultureInfo.InvariantCulture, $"{session.Date:yyyyMMdd} {session.Digest}\n");
        }

        text.Append('\n');
    }

    private void AppendCalendar(StringBuilder text, DateOnly to)
    {
        if (CalendarKind != CalendarKind.Krx || First is not { } first || first.Date > to)
        {
            return;
        }

        var end = Calendar.LastOnOrBefore(to)!.Value;
        foreach (var session in Calendar.Sessions.Skip(Calendar.IndexOf(first)).Take(Calendar.IndexOf(end) - Calendar.IndexOf(first) + 1 + SessionsAfter))
        {
            text.Append(CultureInfo.InvariantCulture, $"{session.Date:yyyyMMdd}\n");
        }
    }
}
