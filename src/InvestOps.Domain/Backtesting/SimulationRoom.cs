namespace InvestOps.Domain.Backtesting;

/// <summary>The arrays that a simulation works in, kept from one to the next so that a run makes none.</summary>
internal sealed class SimulationRoom
{
    private FillEntry[] _fills = new FillEntry[1024];

    public SimulationRoom(int issues)
    {
        Ledger = new Ledger(issues);
        Targets = new long[issues];
        Weights = new long[issues];
        Quotes = new Quote[issues];
        Held = new int[issues];
        Ranked = new int[issues];
        RankedWeights = new long[issues];
    }

    public Ledger Ledger { get; }

    /// <summary>Target of every issue in play, in units of a share.</summary>
    public long[] Targets { get; }

    /// <summary>Weight of every ranked issue, in units of a weight; 0 for all others.</summary>
    public long[] Weights { get; }

    public Quote[] Quotes { get; }

    /// <summary>For copies of the holdings while they change.</summary>
    public int[] Held { get; }

    public int[] Ranked { get; }

    /// <summary>The weights in the order of <see cref="Ranked"/>.</summary>
    public long[] RankedWeights { get; }

    public int FillCount { get; private set; }

    public ReadOnlySpan<FillEntry> Fills => _fills.AsSpan(0, FillCount);

    public void Begin(Int128 cash)
    {
        FillCount = 0;
        Ledger.Open(cash);
    }

    public void Note(FillEntry fill)
    {
        if (FillCount == _fills.Length)
        {
            Array.Resize(ref _fills, FillCount * 2);
        }

        _fills[FillCount++] = fill;
    }
}
