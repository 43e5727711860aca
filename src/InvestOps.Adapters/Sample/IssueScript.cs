namespace InvestOps.Adapters.Sample;

/// <summary>What is laid down for an issue before its prices are drawn; sessions are positions in the market's calendar.</summary>
internal sealed class IssueScript
{
    public HashSet<int> Halts { get; } = [];

    /// <summary>Base price ÷ previous close, where the exchange sets the base price anew.</summary>
    public Dictionary<int, Ratio> BasePrices { get; } = [];

    public Dictionary<int, Ratio> ShareCounts { get; } = [];

    public Dictionary<int, LimitMove> LimitMoves { get; } = [];

    /// <summary>First session of liquidation trading; beyond the market's end where there is none.</summary>
    public int LiquidationFrom { get; set; } = int.MaxValue;

    /// <summary>Sections by the session from which they hold, in order.</summary>
    public List<(int From, string? Section)> Sections { get; } = [];

    /// <summary>Names by the session from which they hold, in order.</summary>
    public List<(int From, string Name)> Names { get; } = [];

    public string? SectionAt(int session) => Sections.FindLast(entry => entry.From <= session).Section;

    public string NameAt(int session) => Names.FindLast(entry => entry.From <= session).Name;
}
