using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Checks every row of a batch by itself, and refuses sources that are plainly something else than was said.</summary>
internal sealed class BarScreen(BarTable table, MergeTally tally, PriceBasis basis, TradingCalendar? calendar)
{
    private const int FewestDatesToJudge = 3;
    private const double MostDatesOffCalendar = 0.01;
    private const int FewestRowsToJudge = 20;
    private const double MostRowsHeldBack = 0.5;

    /// <returns>Rows that pass, in the table's order.</returns>
    /// <exception cref="MarketDataException">A source has dates of another calendar, or most of its rows are bad in the same way.</exception>
    public int[] Pass()
    {
        var isSession = Sessions();
        if (calendar is not null)
        {
            RefuseOtherCalendars(isSession);
        }

        var passed = new int[table.Count];
        var count = 0;
        for (var row = 0; row < passed.Length; row++)
        {
            var finding = Judge(row, isSession);
            if (BarCheck.IsHeldBack(finding))
            {
                tally.HoldBack(row, finding);
                continue;
            }

            passed[count++] = row;
            if (finding != BarFinding.None)
            {
                tally.Note(row, finding);
            }
        }

        RefuseMostlyBad();
        return passed[..count];
    }

    private BarFinding Judge(int row, Dictionary<int, bool> isSession)
    {
        if (table.CodeIds[row] < 0)
        {
            return BarFinding.BadCode;
        }

        return isSession[table.Days[row]] ? BarCheck.Of(table.NumbersAt(row), basis) : BarFinding.NotATradingDay;
    }

    private Dictionary<int, bool> Sessions()
    {
        var isSession = new Dictionary<int, bool>();
        var last = int.MinValue;
        foreach (var day in table.Days)
        {
            if (day != last)
            {
                isSession.TryAdd(day, calendar?.IsSession(DateOnly.FromDayNumber(day)) ?? true);
                last = day;
            }
        }

        return isSession;
    }

    private void RefuseOtherCalendars(Dictionary<int, bool> isSession)
    {
        var daysOf = DaysBySource();
        for (var source = 0; source < daysOf.Length; source++)
        {
            var days = daysOf[source];
            var off = days.Where(day => !isSession[day]).Order().ToArray();
            if (off.Length >= FewestDatesToJudge && off.Length > MostDatesOffCalendar * days.Count)
            {
                var examples = string.Join(", ", off.Take(FewestDatesToJudge).Select(day => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
                throw new MarketDataException(string.Create(CultureInfo.InvariantCulture,
                    $"{tally.Sources[source].Source.Name}: {off.Length:N0} of its {days.Count:N0} dates are no KRX sessions ({examples} …). If this is a market with sessions of its own, import it with --sessions from-data."));
            }
        }
    }

    // One pass over the rows, whatever the number of files; a file's days come in runs.
    private HashSet<int>[] DaysBySource()
    {
        HashSet<int>[] days = [.. tally.Sources.Select(_ => new HashSet<int>())];
        var sources = table.Sources;
        var dates = table.Days;
        for (var row = 0; row < dates.Length; row++)
        {
            if (row == 0 || dates[row] != dates[row - 1] || sources[row] != sources[row - 1])
            {
                days[sources[row]].Add(dates[row]);
            }
        }

        return days;
    }

    private void RefuseMostlyBad()
    {
        foreach (var source in tally.Sources)
        {
            foreach (var (finding, count) in source.Findings)
            {
                if (BarCheck.IsHeldBack(finding) && source.Read >= FewestRowsToJudge && count > MostRowsHeldBack * source.Read)
                {
                    var hint = finding == BarFinding.FractionalPrice ? " If its prices are adjusted, import it with --adjusted." : "";
                    throw new MarketDataException(string.Create(CultureInfo.InvariantCulture,
                        $"{source.Source.Name}: {count:N0} of its {source.Read:N0} rows are unusable: expected is {BarCheck.Expectation(finding)}.{hint} Nothing was written."));
                }
            }
        }
    }
}
