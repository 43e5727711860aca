namespace InvestOps.Adapters.Marcap;

/// <summary>What a file was recognised as, by its columns.</summary>
public enum ImportedFileKind
{
    /// <summary>Raw rows of the whole market with market cap and listed shares: marcap files, or the same under other column names.</summary>
    WholeMarket = 0,

    /// <summary>One row an issue and date: open, high, low, close, volume.</summary>
    DailyBars = 1,

    /// <summary>One row an index and date.</summary>
    IndexHistory = 2,

    /// <summary>One row an issue: name, market, listing date.</summary>
    IssueList = 3,

    /// <summary>A file of a folder that is none of these; left alone.</summary>
    NotMarketData = 4,

    /// <summary>One row a cash dividend: code, ex-date, won a share.</summary>
    Dividends = 5,

    /// <summary>One row a company that went into another: code, successor, date, new shares for each old one.</summary>
    Successions = 6,

    /// <summary>One row a listing with its offer price.</summary>
    Offers = 7,
}
