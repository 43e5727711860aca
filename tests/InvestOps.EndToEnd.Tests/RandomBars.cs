using System.Globalization;
using System.Text;

namespace InvestOps.EndToEnd.Tests;

/// <summary>Adjusted closes and volumes of invented issues from a seed, with late listings, delistings, halts and missing rows; NaN = no row.</summary>
internal sealed class RandomBars
{
    private readonly Random _random;

    public RandomBars(int seed, int sessions, int issues)
    {
        _random = new Random(seed);
        Dates = [.. Enumerable.Range(0, sessions * 2).Select(new DateOnly(2021, 3, 1).AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(sessions)];
        Close = [.. Enumerable.Range(0, issues).Select(_ => new double[sessions])];
        Volume = [.. Enumerable.Range(0, issues).Select(_ => new double[sessions])];
        for (var issue = 0; issue < issues; issue++)
        {
            Fill(issue, sessions);
        }
    }

    public DateOnly[] Dates { get; }

    /// <summary>By issue, then session.</summary>
    public double[][] Close { get; }

    /// <summary>By issue, then session; 0 = halted.</summary>
    public double[][] Volume { get; }

    /// <summary>The rows as a long file, in no particular order of issues.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("date,code,open,high,low,close,volume\n");
        for (var t = 0; t < Dates.Length; t++)
        {
            for (var issue = Close.Length - 1; issue >= 0; issue--)
            {
                var (close, volume) = (Close[issue][t], Volume[issue][t]);
                if (!double.IsNaN(close))
                {
                    text.Append(CultureInfo.InvariantCulture, $"{Dates[t]:yyyy-MM-dd},{issue + 1:00000}0,{close},{close},{close},{close},{volume}\n");
                }
            }
        }

        return text.ToString();
    }

    private void Fill(int issue, int sessions)
    {
        var (listed, halted) = (Listed(sessions), Halted(sessions));
        double price = _random.Next(1_000, 90_000);
        for (var t = 0; t < sessions; t++)
        {
            price = halted[t] ? price : Math.Round(price * (1 + ((_random.NextDouble() - 0.495) * 0.06)), 2);
            Close[issue][t] = listed[t] ? price : double.NaN;
            Volume[issue][t] = listed[t] && !halted[t] ? _random.Next(100, 100_000) : 0;
        }
    }

    // A late listing, a delisting and a session without a row each happen to some issues.
    private bool[] Listed(int sessions)
    {
        var first = Chance(0.25) ? _random.Next(1, sessions / 3) : 0;
        var end = Chance(0.3) ? _random.Next(sessions - 80, sessions) : sessions;
        var hole = Chance(0.3) ? _random.Next(sessions) : -1;
        return [.. Enumerable.Range(0, sessions).Select(t => t >= first && t < end && t != hole)];
    }

    private bool[] Halted(int sessions)
    {
        var halt = Chance(0.4) ? _random.Next(1, sessions) : sessions;
        var end = halt + _random.Next(1, 60);
        return [.. Enumerable.Range(0, sessions).Select(t => t >= halt && t < end)];
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
