using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>
/// Publishes one session as a small file of its own. When a session of a later month comes, the small files of earlier
/// months go into their year's file, so that there are never more than some twenty.
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
            : await _bars.WriteAsync(Stem(_session.Date.Date), rows, [_source], cancellationToken);
        IReadOnlyList<StoredFile> all = [.. stored.Where(file => file != holder), written];
        return (await CompactAsync(all, cancellationToken), holder is null ? PublishOutcome.Published : PublishOutcome.Replaced);
    }

    private static string Stem(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"bars/{date:yyyy}/{date:yyyy-MM-dd}");

    private async Task<StoredFile> RewriteAsync(StoredFile holder, int[] rows, CancellationToken cancellationToken)
    {
        var kept = (await _bars.ReadAsync(holder, cancellationToken)).Where(row => _table.Days[row] != _session.Date.Date.DayNumber);
        return await _bars.WriteAsync(Year(_session.Date.Date.Year), RowOrder.Sort(_table, [.. kept, .. rows]), [.. holder.Sources, _source], cancellationToken);
    }

    private async Task<IReadOnlyList<StoredFile>> CompactAsync(IReadOnlyList<StoredFile> all, CancellationToken cancellationToken)
    {
        var month = new DateOnly(_session.Date.Date.Year, _session.Date.Date.Month, 1);
        var years = all.Where(file => IsSmall(file) && file.Sessions[0].Date < month).Select(file => file.Sessions[0].Date.Year).Distinct().Order().ToArray();
        var compacted = all.ToList();
        foreach (var year in years)
        {
            var parts = compacted.Where(file => file.Sessions[0].Date.Year == year && (!IsSmall(file) || file.Sessions[0].Date < month)).ToArray();
            var rows = new List<int>();
            foreach (var part in parts)
            {
                rows.AddRange(await _bars.ReadAsync(part, cancellationToken));
            }

            compacted.RemoveAll(parts.Contains);
            compacted.Add(await _bars.WriteAsync(Year(year), RowOrder.Sort(_table, rows.ToArray()), parts.SelectMany(part => part.Sources), cancellationToken));
        }

        return compacted;
    }

    private static string Year(int year) => string.Create(CultureInfo.InvariantCulture, $"bars/{year}");

    private static bool IsSmall(StoredFile file) => file.Path.Count(letter => letter == '/') > 1;
}
