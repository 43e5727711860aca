using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData;

/// <summary>What became of the bars of one source.</summary>
public sealed class SourceTally(StoredSource source)
{
    private const int MostExamples = 5;
    private readonly SortedDictionary<BarFinding, int> _counts = [];
    private readonly SortedDictionary<BarFinding, List<BarDefect>> _examples = [];

    public StoredSource Source { get; } = source;

    public int Read { get; internal set; }

    /// <summary>Rows that were new to the store.</summary>
    public int Kept { get; internal set; }

    /// <summary>Rows that were stored before, or given by an earlier file, with the same numbers.</summary>
    public int AlreadyStored { get; internal set; }

    public int HeldBack => _counts.Where(pair => BarCheck.IsHeldBack(pair.Key)).Sum(pair => pair.Value);

    /// <summary>How often each finding was made, those included that hold nothing back.</summary>
    public IReadOnlyDictionary<BarFinding, int> Findings => _counts;

    /// <summary>Up to five held-back rows of each finding.</summary>
    public IReadOnlyDictionary<BarFinding, List<BarDefect>> Examples => _examples;

    internal void Count(BarFinding finding) => _counts[finding] = _counts.GetValueOrDefault(finding) + 1;

    internal bool WantsExample(BarFinding finding) => !_examples.TryGetValue(finding, out var examples) || examples.Count < MostExamples;

    internal void AddExample(BarDefect defect)
    {
        if (!_examples.TryGetValue(defect.Finding, out var examples))
        {
            _examples.Add(defect.Finding, examples = []);
        }

        examples.Add(defect);
    }
}
