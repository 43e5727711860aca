using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>
/// Publishes one session as a small file of its own. When a session of a later month comes, the sessions of a month before go into a
/// file of the month, and when one of a later year comes, its months go into a file of the year: each row is written three times
/// in all, and there are never more than some thirty small files.
/// </summary>
internal sealed class SessionPublish
{
    private readonly SessionData _session;
    private readonly StoredSource _source;
    private readonly BarTable _table = new();
    private readonly BarMerge _merge;
    private readonly BarFiles _bars;

    public SessionPublish(ManifestFile files, SessionData session, string source)
    {
        _session = session;
        _source = new StoredSource(source);
        foreach (var bar in session.Bars)
        {
            _table.Add(session.Date.Date, bar, source: 0);
        }

        _merge = new BarMerge(files, _table, [_source]);
        _bars = new BarFiles(files, _table);
    }

    public MergeTally Tally => _merge.Tally;

    public int Rows { get; private set; }

    /// <returns>All bar files afterwards, and what was done.</returns>
    public async Task<(IReadOnlyList<StoredFile> Bars, PublishOutcome Outcome)> PublishAsync(IReadOnlyList<StoredFile> stored, TradingCalendar calendar, bool replace, CancellationToken cancellationToken)
    {
        var rows = _merge.Screen(PriceBasis.Raw, calendar);
        if (rows.Length == 0)
        {
            throw new MarketDataException($"{_source.Name}: no usable row of {_session.Date} was given. Nothing was stored.");
        }

        Rows = rows.Length;
        var digest = _bars.Sessions(rows)[0].Digest;
        var holder = stored.FirstOrDefault(file => file.Sessions.Any(session => session.Date == _session.Date.Date));
        var before = holder?.Sessions.First(session => session.Date == _session.Date.Date).Digest;
        if (before == digest)
        {
            return (stored, PublishOutcome.AlreadyStored);
        }

        if (holder is not null && !replace)
        {
            throw new MarketDataException($"{_session.Date} is stored already, from {string.Join(", ", holder.Sources.Select(source => source.Name))}, and {_source.Name} gives other rows. The stored ones were kept; publish with replacement if the new ones are right.");
        }

        var written = holder is { Sessions.Count: > 1 }
            ? await RewriteAsync(holder, rows, cancellationToken)
            : await _bars.WriteAsync(BarFileName.OfDay(_session.Date.Date), rows, [_source], cancellationToken);
        List<StoredFile> all = [.. stored.Where(file => file != holder), written];
        return (await CompactAsync(all, cancellationToken), holder is null ? PublishOutcome.Published : PublishOutcome.Replaced);
    }

    private async Task<StoredFile> RewriteAsync(StoredFile holder, int[] rows, CancellationToken cancellationToken)
    {
        var kept = (await _bars.ReadAsync(holder, cancellationToken)).Where(row => _table.Days[row] != _session.Date.Date.DayNumber);
        return await _bars.WriteAsync(BarFileName.StemOf(holder), RowOrder.Sort(_table, [.. kept, .. rows]), [.. holder.Sources, _source], cancellationToken);
    }

    private async Task<IReadOnlyList<StoredFile>> CompactAsync(List<StoredFile> all, CancellationToken cancellationToken)
    {
        var date = _session.Date.Date;
        var month = new DateOnly(date.Year, date.Month, 1);
        foreach (var year in all.Where(file => !BarFileName.IsOfYear(file) && FirstOf(file).Year < date.Year).Select(file => FirstOf(file).Year).Distinct().Order().ToArray())
        {
            await JoinAsync(all, file => FirstOf(file).Year == year, BarFileName.OfYear(year), cancellationToken);
        }

        foreach (var past in all.Where(file => BarFileName.IsOfDay(file) && FirstOf(file) < month).Select(file => BarFileName.OfMonth(FirstOf(file))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray())
        {
            await JoinAsync(all, file => !BarFileName.IsOfYear(file) && BarFileName.OfMonth(FirstOf(file)) == past, past, cancellationToken);
        }

        return all;
    }

    private async Task JoinAsync(List<StoredFile> all, Func<StoredFile, bool> isPart, string stem, CancellationToken cancellationToken)
    {
        var parts = all.Where(isPart).ToArray();
        var rows = new List<int>();
        foreach (var part in parts)
        {
            rows.AddRange(await _bars.ReadAsync(part, cancellationToken));
        }

        all.RemoveAll(parts.Contains);
        all.Add(await _bars.WriteAsync(stem, RowOrder.Sort(_table, rows.ToArray()), parts.SelectMany(part => part.Sources), cancellationToken));
    }

    private static DateOnly FirstOf(StoredFile file) => file.Sessions[0].Date;
}
