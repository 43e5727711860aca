using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>
/// Merges a batch of bars year by year. A session that is stored with the same digest is not looked at again; a year that
/// gets new rows is written anew, whole, under a new name.
/// </summary>
internal sealed class BarMerge
{
    private readonly BarTable _table;
    private readonly IReadOnlyList<StoredSource> _sources;
    private readonly BarFiles _files;
    private readonly MergeTally _tally;
    private readonly RowMatch _match;

    public BarMerge(ManifestFile files, BarTable table, IReadOnlyList<StoredSource> sources)
    {
        _table = table;
        _sources = sources;
        _files = new BarFiles(files, table);
        _tally = new MergeTally(table, sources);
        _match = new RowMatch(table, _tally);
    }

    public MergeTally Tally => _tally;

    /// <summary>Checks and orders the batch. Nothing is written.</summary>
    /// <param name="calendar">Null when the data's dates are the sessions.</param>
    /// <exception cref="MarketDataException">A source is unusable, or the sources do not go together.</exception>
    public int[] Screen(PriceBasis basis, TradingCalendar? calendar)
    {
        var rows = _match.LeaveOneEach(RowOrder.Sort(_table, new BarScreen(_table, _tally, basis, calendar).Pass()));
        _match.RefuseMixing();
        return rows;
    }

    /// <summary>Matches all years with what is stored, then writes those that got new rows.</summary>
    /// <returns>All bar files after the merge.</returns>
    /// <exception cref="MarketDataException">A source's closes are on another scale than the stored ones. Nothing is written then.</exception>
    public async Task<IReadOnlyList<StoredFile>> MergeAsync(int[] rows, MarketManifest before, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var fresh = ByYear(LeaveOutStored(rows, before.Bars));
        var years = new List<MergedYear>(fresh.Count);
        for (var index = 0; index < fresh.Count; index++)
        {
            progress?.Report(new ImportProgress("checking", index, fresh.Count));
            years.Add(await MatchYearAsync(fresh[index].Year, fresh[index].Rows, before.Bars, cancellationToken));
        }

        _match.RefuseOtherScale(before.Basis);
        var merged = before.Bars.ToList();
        for (var index = 0; index < years.Count; index++)
        {
            progress?.Report(new ImportProgress("writing", index, years.Count));
            await WriteYearAsync(years[index], merged, cancellationToken);
        }

        progress?.Report(new ImportProgress("writing", years.Count, years.Count));
        return merged;
    }

    private List<(int Year, int[] Rows)> ByYear(int[] rows)
    {
        var years = new List<(int Year, int[] Rows)>();
        for (var start = 0; start < rows.Length;)
        {
            var year = DateOnly.FromDayNumber(_table.Days[rows[start]]).Year;
            var last = new DateOnly(year, 12, 31).DayNumber;
            var end = start + 1;
            while (end < rows.Length && _table.Days[rows[end]] <= last)
            {
                end++;
            }

            years.Add((year, rows[start..end]));
            start = end;
        }

        return years;
    }

    private int[] LeaveOutStored(int[] rows, IReadOnlyList<StoredFile> stored)
    {
        var known = stored.SelectMany(file => file.Sessions).ToDictionary(session => session.Date, session => session.Digest);
        var digest = new SessionDigest(_table);
        var fresh = new int[rows.Length];
        var count = 0;
        foreach (var range in _files.ByDay(rows))
        {
            var session = rows.AsSpan(range);
            if (known.TryGetValue(DateOnly.FromDayNumber(_table.Days[session[0]]), out var before) && digest.Of(session) == before)
            {
                foreach (var row in session)
                {
                    _tally.AlreadyStored(row);
                    _match.AgreesWithStored(row);
                }
            }
            else
            {
                session.CopyTo(fresh.AsSpan(count));
                count += session.Length;
            }
        }

        return fresh[..count];
    }

    private async Task<MergedYear> MatchYearAsync(int year, int[] fresh, IReadOnlyList<StoredFile> stored, CancellationToken cancellationToken)
    {
        var old = stored.Where(file => file.Sessions[0].Date.Year == year).ToArray();
        var rows = new List<int>();
        foreach (var file in old)
        {
            rows.AddRange(await _files.ReadAsync(file, cancellationToken));
        }

        rows.AddRange(fresh);
        return new MergedYear(year, old, _match.LeaveOneEach(RowOrder.Sort(_table, rows.ToArray())));
    }

    private async Task WriteYearAsync(MergedYear year, List<StoredFile> stored, CancellationToken cancellationToken)
    {
        var sources = year.Old.SelectMany(file => file.Sources).ToHashSet();
        var added = 0;
        foreach (var row in year.Rows)
        {
            var source = _table.Sources[row];
            if (source != MergeTally.Stored)
            {
                _tally.Keep(row);
                sources.Add(_sources[source]);
                added++;
            }
        }

        if (added == 0)
        {
            return;
        }

        var written = await _files.WriteAsync(BarFileName.OfYear(year.Year), year.Rows, sources, cancellationToken);
        stored.RemoveAll(year.Old.Contains);
        stored.Add(written);
    }
}
