using System.Globalization;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>The checks on one row: by its own numbers, and against the row before.</summary>
internal sealed class RowChecks(DateOnly date, SessionMemory memory)
{
    private const double MostTimesListedShares = 20;
    private const double LowestMeanPrice = 0.6;
    private const double HighestMeanPrice = 1.4;
    private const double SharesJump = 2;

    /// <summary>What is found in a row that is the only one of its issue.</summary>
    public IEnumerable<QualityFinding> Of(DailyBar bar)
    {
        var known = memory.Issues.GetValueOrDefault(bar.Symbol);
        var numbers = BarCheck.Of(NumbersOf(bar), PriceBasis.Raw);
        return BarCheck.IsHeldBack(numbers)
            ? [Found(SessionCheck.RowNumbers, bar, known?.Previous, $"{numbers}: expected is {BarCheck.Expectation(numbers)}")]
            : [.. OfAmounts(bar, known), .. OfBasePrice(bar, known), .. OfLimits(bar, known), .. OfListing(bar, known)];
    }

    public static QualityFinding Found(SessionCheck check, DailyBar bar, DailyBar? previous, FormattableString detail) => new()
    {
        Check = check,
        Severity = CheckRules.Of(check).Severity,
        Symbol = bar.Symbol,
        Row = bar,
        Previous = previous,
        Detail = detail.ToString(CultureInfo.InvariantCulture),
    };

    private static BarNumbers NumbersOf(DailyBar bar) => new()
    {
        Open = bar.Open,
        High = bar.High,
        Low = bar.Low,
        Close = bar.Close,
        Volume = bar.Volume,
        Value = bar.Value,
        MarketCap = bar.MarketCap,
        ListedShares = bar.ListedShares,
    };

    // Comparisons with NaN are false, so that what a source does not give is not held against it.
    private static IEnumerable<QualityFinding> OfAmounts(DailyBar bar, IssueMemory? known)
    {
        if (bar.MarketCap != bar.Close * bar.ListedShares && !double.IsNaN(bar.MarketCap) && !double.IsNaN(bar.ListedShares))
        {
            yield return Found(SessionCheck.MarketCap, bar, known?.Previous, $"market cap {bar.MarketCap:N0}; close × listed shares is {bar.Close * bar.ListedShares:N0}");
        }

        var mean = bar.Value / bar.Volume;
        if (mean < LowestMeanPrice * bar.Low || mean > HighestMeanPrice * bar.High)
        {
            yield return Found(SessionCheck.TradedValue, bar, known?.Previous, $"value ÷ volume is {mean:N1}; traded was from {bar.Low:N0} to {bar.High:N0}");
        }

        if (bar.Volume > MostTimesListedShares * bar.ListedShares)
        {
            yield return Found(SessionCheck.VolumeSpike, bar, known?.Previous, $"volume {bar.Volume:N0} of {bar.ListedShares:N0} listed shares");
        }
    }

    private IEnumerable<QualityFinding> OfBasePrice(DailyBar bar, IssueMemory? known)
    {
        var basePrice = bar.Close - bar.Change;
        if (basePrice <= 0)
        {
            return [Found(SessionCheck.BasePrice, bar, known?.Previous, $"close − change is {basePrice:N0}; a price above 0 is expected")];
        }

        if (double.IsNaN(basePrice) || !memory.IsAdjacent || known?.Previous is not { Close: > 0 } previous)
        {
            return [];
        }

        return basePrice == previous.Close ? OfShares(bar, previous) : [OfReset(bar, known, previous, basePrice / previous.Close)];
    }

    private static QualityFinding OfReset(DailyBar bar, IssueMemory known, DailyBar previous, double factor)
    {
        FormattableString detail = $"close − change is {bar.Close - bar.Change:N0}, the previous close {previous.Close:N0}: factor {factor:0.######}; listed shares {previous.ListedShares:N0} before, {bar.ListedShares:N0} now";
        var check = BaseResets.IsPlausible(factor, known.IsReopening) ? BaseResets.IsLarge(factor) ? SessionCheck.LargeBaseReset : SessionCheck.BaseReset : SessionCheck.BasePrice;
        return Found(check, bar, previous, detail);
    }

    private static IEnumerable<QualityFinding> OfShares(DailyBar bar, DailyBar previous)
    {
        var ratio = bar.ListedShares / previous.ListedShares;
        if (ratio is >= SharesJump or <= 1 / SharesJump)
        {
            yield return Found(SessionCheck.SharesJump, bar, previous, $"listed shares went from {previous.ListedShares:N0} to {bar.ListedShares:N0}, and the base price is the previous close");
        }
    }

    private IEnumerable<QualityFinding> OfLimits(DailyBar bar, IssueMemory? known)
    {
        if (!(bar.Volume > 0) || Limits.Of(date, bar, known) is not { } limit || limit.Contains((long)bar.High) && limit.Contains((long)bar.Low))
        {
            yield break;
        }

        var check = known?.TradedThroughout == true ? SessionCheck.PriceLimit : SessionCheck.OutsideUsualLimit;
        yield return Found(check, bar, known?.Previous, $"traded from {bar.Low:N0} to {bar.High:N0}; around the base price {bar.Close - bar.Change:N0} the limits are {limit.Lower:N0} and {limit.Upper:N0}");
    }

    private IEnumerable<QualityFinding> OfListing(DailyBar bar, IssueMemory? known)
    {
        if (known is null && memory.Previous is not null)
        {
            yield return Found(SessionCheck.NewIssue, bar, previous: null, $"{bar.Market} {bar.Name}");
        }
    }
}
