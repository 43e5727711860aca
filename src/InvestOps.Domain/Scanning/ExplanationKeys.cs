namespace InvestOps.Domain.Scanning;

/// <summary>All that scans can explain. The reports have a text in every language for each key.</summary>
public static class ExplanationKeys
{
    /// <summary>Return, then session and close at its start and at its end.</summary>
    public const string Momentum = "momentum";

    /// <summary>Return, number of sessions, then session and close at its start and at its end.</summary>
    public const string Reversal = "reversal";

    /// <summary>Close ÷ high, number of sessions, high, session of the high.</summary>
    public const string Proximity = "proximity";

    /// <summary>Daily deviation, the same a year, sessions traded, the session they are counted from.</summary>
    public const string Volatility = "volatility";

    /// <summary>Weight.</summary>
    public const string CoreSignal = "coreSignal";

    /// <summary>Session without a price, and how many sessions ago it is.</summary>
    public const string NoPrice = "noPrice";

    public const string TooFewPrices = "tooFewPrices";

    /// <summary>Sessions traded, sessions in all, the session they are counted from.</summary>
    public const string RarelyTraded = "rarelyTraded";

    /// <summary>Sessions in a row that are needed, and that are stored.</summary>
    public const string BrokenHistory = "brokenHistory";

    /// <summary>Session.</summary>
    public const string NoRow = "noRow";

    /// <summary>Session, and that of the last row.</summary>
    public const string NoRowSince = "noRowSince";

    /// <summary>Session, and the checks that the row fails.</summary>
    public const string HeldBack = "heldBack";

    /// <summary>Session.</summary>
    public const string Halted = "halted";

    /// <summary>Weight.</summary>
    public const string HeldAsCore = "heldAsCore";

    /// <summary>The market, and the markets traded.</summary>
    public const string OtherBoard = "otherBoard";

    /// <summary>The markets traded.</summary>
    public const string UnknownBoard = "unknownBoard";

    public const string PreferredShare = "preferredShare";

    public const string Spac = "spac";

    public const string Reit = "reit";

    public const string Fund = "fund";

    public const string ForeignCompany = "foreignCompany";

    public const string NotCommonShare = "notCommonShare";

    /// <summary>Session.</summary>
    public const string Administrative = "administrative";

    /// <summary>Date of listing, sessions needed, the session that many ago.</summary>
    public const string TooYoung = "tooYoung";

    /// <summary>Number of sessions, median, least that is admitted.</summary>
    public const string Illiquid = "illiquid";

    /// <summary>Market cap, least that is admitted.</summary>
    public const string TooSmall = "tooSmall";

    /// <summary>Session.</summary>
    public const string NoMarketCap = "noMarketCap";

    /// <summary>Index, its close, its average, number of sessions.</summary>
    public const string FilterOn = "filterOn";

    /// <summary>Index, its close, its average, number of sessions.</summary>
    public const string FilterOff = "filterOff";

    /// <summary>Index, number of sessions.</summary>
    public const string FilterUnknown = "filterUnknown";

    /// <summary>Session.</summary>
    public const string NothingStored = "nothingStored";

    /// <summary>Code, session.</summary>
    public const string CoreAbsent = "coreAbsent";

    /// <summary>Code, session.</summary>
    public const string CoreUntraded = "coreUntraded";

    /// <summary>Every key, with how many values an explanation of it has.</summary>
    public static IReadOnlyDictionary<string, int> ValueCounts { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [Momentum] = 5,
        [Reversal] = 6,
        [Proximity] = 4,
        [Volatility] = 4,
        [CoreSignal] = 1,
        [NoPrice] = 2,
        [TooFewPrices] = 0,
        [RarelyTraded] = 3,
        [BrokenHistory] = 2,
        [NoRow] = 1,
        [NoRowSince] = 2,
        [HeldBack] = 2,
        [Halted] = 1,
        [HeldAsCore] = 1,
        [OtherBoard] = 2,
        [UnknownBoard] = 1,
        [PreferredShare] = 0,
        [Spac] = 0,
        [Reit] = 0,
        [Fund] = 0,
        [ForeignCompany] = 0,
        [NotCommonShare] = 0,
        [Administrative] = 1,
        [TooYoung] = 3,
        [Illiquid] = 3,
        [TooSmall] = 2,
        [NoMarketCap] = 1,
        [FilterOn] = 4,
        [FilterOff] = 4,
        [FilterUnknown] = 2,
        [NothingStored] = 1,
        [CoreAbsent] = 2,
        [CoreUntraded] = 2,
    };
}
