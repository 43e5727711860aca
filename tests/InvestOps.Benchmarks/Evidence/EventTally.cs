using System.Globalization;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;

namespace InvestOps.Benchmarks.Evidence;

/// <summary>What raw rows say of the known adjustments of one class.</summary>
internal sealed class EventTally
{
    private readonly List<string> _apart = [];
    private readonly List<CorporateAction> _actions = [];
    private (int Compared, int Agree, int WithinTick) _base;
    private (int Compared, int OnTheDay, int Later) _shares;
    private (int Compared, int Within) _limits;

    public int Events { get; set; }

    public void AddBasePrice(DateOnly date, Symbol symbol, double ratio, CorporateAction? action, double tolerance)
    {
        _base.Compared++;
        if (action is not null && Math.Abs((ratio * action.Factor) - 1) <= tolerance)
        {
            _base.Agree++;
            _actions.Add(action);
            return;
        }

        if (action is not null && Math.Abs((ratio * action.Factor) - 1) * action.Factor * action.PreviousClose <= TickSize.Of(Board.Kosdaq, date, (long)(action.Factor * action.PreviousClose)))
        {
            _base.WithinTick++;
            _actions.Add(action);
        }

        _apart.Add(string.Create(CultureInfo.InvariantCulture, $"base price: {symbol} {date:yyyy-MM-dd} listed {ratio}, ours {(action is null ? "none" : $"{1 / action.Factor:0.######}")}"));
    }

    public void AddShares(DateOnly date, Symbol symbol, double ratio, double onTheDay, double later, double tolerance)
    {
        if (double.IsNaN(onTheDay))
        {
            return;
        }

        _shares.Compared++;
        if (Math.Abs((onTheDay / ratio) - 1) <= tolerance)
        {
            _shares.OnTheDay++;
        }
        else if (Math.Abs((later / ratio) - 1) <= tolerance)
        {
            _shares.Later++;
        }
        else
        {
            _apart.Add(string.Create(CultureInfo.InvariantCulture, $"shares: {symbol} {date:yyyy-MM-dd} listed {ratio}, shares x {onTheDay:0.####} by the next file, at most near {later:0.####}"));
        }
    }

    public void AddLimits(DateOnly date, Symbol symbol, double ratio, List<(DateOnly Date, double[] Values)> raw)
    {
        var day = raw.FindIndex(row => row.Date == date);
        if (day < 1 || raw[day].Values[1] == 0)
        {
            return;
        }

        _limits.Compared++;
        var basePrice = raw[day - 1].Values[3] / ratio;
        var limit = PriceLimit.Of(Board.Kosdaq, date, (long)Math.Round(basePrice));
        if (raw[day].Values[1] <= limit.Upper + TickSize.Of(Board.Kosdaq, date, limit.Upper) && raw[day].Values[2] >= limit.Lower - TickSize.Of(Board.Kosdaq, date, limit.Lower))
        {
            _limits.Within++;
        }
        else
        {
            _apart.Add(string.Create(CultureInfo.InvariantCulture, $"limits: {symbol} {date:yyyy-MM-dd} base {basePrice:0.#}, traded {raw[day].Values[2]} to {raw[day].Values[1]}, limits {limit.Lower} to {limit.Upper}"));
        }
    }

    public void Print(string name)
    {
        Console.WriteLine($"{name}: {Events} events");
        Console.WriteLine($"    base price: {_base.Agree} to 1e-5 and {_base.WithinTick} more to a tick, of {_base.Compared} that raw rows with a change cover; told as {string.Join(", ", _actions.CountBy(action => (action.Kind, action.Confidence)).Select(kind => $"{kind.Key.Kind}/{kind.Key.Confidence} {kind.Value}"))}");
        Console.WriteLine($"    listed shares, to 1 %: {_shares.OnTheDay} by the next weekly file, {_shares.Later} more within 130 days, of {_shares.Compared} with files before and after");
        Console.WriteLine($"    the day's prices within the limits around previous close / ratio: {_limits.Within} of {_limits.Compared} with raw rows on both days");
        foreach (var line in _apart)
        {
            Console.WriteLine($"        {line}");
        }
    }
}
