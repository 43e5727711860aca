using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.CorporateActions;

/// <summary>A session on which the exchange re-set an issue's base price, with the figures that its kind was told from.</summary>
public sealed record CorporateAction
{
    private const double Large = 0.3;

    public required Symbol Symbol { get; init; }

    /// <summary>The session that opened with the new base price.</summary>
    public required TradingDate ExDate { get; init; }

    public required CorporateActionKind Kind { get; init; }

    public required ActionConfidence Confidence { get; init; }

    /// <summary>Base price ÷ previous close: 0.2 for a split of one share into five.</summary>
    public required double Factor { get; init; }

    /// <summary>The last close before, won.</summary>
    public required double PreviousClose { get; init; }

    /// <summary>Listed shares on the ex-date ÷ those of the row before; NaN where not given.</summary>
    public required double ShareRatio { get; init; }

    /// <summary>Listed shares at the most 80 sessions after the ex-date, as far as known ÷ those of the ex-date: what was listed later.</summary>
    public required double LaterShareRatio { get; init; }

    /// <summary>Sessions without trades directly before.</summary>
    public required int HaltedSessions { get; init; }

    /// <summary>Whether a person should check it once against the company's notice: past prices change by more than 30 %.</summary>
    public bool IsLarge => Math.Abs(Factor - 1) > Large;
}
