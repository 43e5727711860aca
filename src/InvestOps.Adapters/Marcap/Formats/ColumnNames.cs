using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>The columns of a file by name, in any letter case, under any of the names that are in use for them.</summary>
internal sealed class ColumnNames
{
    /// <summary>The columns that files need.</summary>
    public const string Expected = "Expected: date, code, open, high, low, close, volume (daily bars; marcap files have these and more), "
        + "date, index_name, close (index history), code, name, listing_date (an issue list), code, ex_date, amount (dividends), "
        + "code, successor, date, ratio (successions), or code, listing_date, offer_price (offers).";

    private static readonly Dictionary<BarColumn, string[]> NumberNames = new()
    {
        [BarColumn.Open] = ["open"],
        [BarColumn.High] = ["high"],
        [BarColumn.Low] = ["low"],
        [BarColumn.Close] = ["close"],
        [BarColumn.Volume] = ["volume"],
        [BarColumn.Value] = ["amount", "value"],
        [BarColumn.Change] = ["changes", "change"],
        [BarColumn.MarketCap] = ["marcap", "market_cap"],
        [BarColumn.ListedShares] = ["stocks", "listed_shares"],
    };

    private static readonly Dictionary<TextColumn, string[]> TextNames = new()
    {
        [TextColumn.Name] = ["name"],
        [TextColumn.Market] = ["market"],
        [TextColumn.Section] = ["dept", "section"],
    };

    // Columns of marcap files that say what others say already; "chagesratio" is how most of those files spell it.
    private static readonly HashSet<string> Redundant = new(StringComparer.Ordinal)
    {
        "", "changecode", "change_code", "changesratio", "chagesratio", "change_pct", "marketid", "market_id", "rank", "cap_rank",
    };

    private static readonly BarColumn[] Prices = [BarColumn.Open, BarColumn.High, BarColumn.Low, BarColumn.Close, BarColumn.Volume];
    private readonly string _file;
    private readonly string[] _names;

    public ColumnNames(string file, IEnumerable<string> columns)
    {
        _file = file;
        _names = [.. columns.Select(column => column.Trim().ToLowerInvariant())];
    }

    private bool IsIssueList => HasAll("code", "name") && Find("date", "close") < 0 && Find("listing_date", "listingdate") >= 0 && !HasDelistings;

    private bool HasDelistings => Find("delisting_date", "delistingdate") >= 0;

    /// <summary>The position of the first of some names, or −1.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var found = Array.IndexOf(_names, name);
            if (found >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    /// <returns>Null when the columns are those of no kind of market data.</returns>
    public ImportedFileKind? Recognise()
    {
        if (HasAll("date", "code", "open", "high", "low", "close", "volume"))
        {
            return Has(BarColumn.Change) && Has(BarColumn.MarketCap) && Has(BarColumn.ListedShares) ? ImportedFileKind.WholeMarket : ImportedFileKind.DailyBars;
        }

        if (HasAll("date", "close") && Find("code") < 0 && Find("index_name", "index") >= 0)
        {
            return ImportedFileKind.IndexHistory;
        }

        return FactKind() ?? (IsIssueList ? ImportedFileKind.IssueList : null);
    }

    public BarLayout BarLayout(ImportedFileKind kind) => new()
    {
        Date = Find("date"),
        Code = Find("code"),
        Numbers = NumberNames.Keys.Where(column => Has(column) && IsTaken(column, kind)).ToDictionary(column => column, column => Find(NumberNames[column])),
        Texts = kind == ImportedFileKind.WholeMarket
            ? TextNames.Where(pair => Find(pair.Value) >= 0).ToDictionary(pair => pair.Key, pair => Find(pair.Value))
            : [],
    };

    /// <summary>Columns of a bar file that are not read.</summary>
    public IReadOnlyList<string> Ignored(BarLayout layout)
    {
        HashSet<int> taken = [layout.Date, layout.Code, .. layout.Numbers.Values, .. layout.Texts.Values];
        return [.. _names.Where((name, position) => !taken.Contains(position) && !Redundant.Contains(name))];
    }

    public MarketDataException Unknown() => new($"{_file}: {WhyUnknown()} {Expected}");

    /// <summary>Why the columns are those of no kind of market data.</summary>
    public string WhyUnknown()
    {
        var found = string.Join(", ", _names.Select(name => name.Length == 0 ? "(no name)" : name));
        var missing = Find("date") >= 0 && Find("code") >= 0
            ? $" As daily bars it lacks {string.Join(", ", Prices.Where(column => !Has(column)).Select(column => NumberNames[column][0]))}."
            : "";
        var delistings = HasDelistings ? " A list of delistings is not read: a code may stand in it more than once." : "";
        return $"its columns are those of no market data file.{missing}{delistings} Found: {found}.";
    }

    private ImportedFileKind? FactKind() => HasAll("code", "ex_date", "amount") ? ImportedFileKind.Dividends
        : HasAll("code", "successor", "date", "ratio") ? ImportedFileKind.Successions
        : HasAll("code", "listing_date", "offer_price") ? ImportedFileKind.Offers
        : null;

    private bool HasAll(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool Has(BarColumn column) => Find(NumberNames[column]) >= 0;

    // In other files "change" is as often a ratio as an amount: only whole-market files are known to give won.
    private static bool IsTaken(BarColumn column, ImportedFileKind kind) =>
        kind == ImportedFileKind.WholeMarket || Prices.Contains(column) || column == BarColumn.Value;
}
