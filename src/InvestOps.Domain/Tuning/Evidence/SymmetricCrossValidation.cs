using System.Numerics;
using InvestOps.Domain.Performance;

namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>
/// The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado and Zhu,
/// Journal of Computational Finance 20(4), 2017, section 3): of S blocks of the range every half is once the past and its
/// complement the future. λ = ln(ω ÷ (1 − ω)), ω the relative rank, among all trials in the future, of the one that was best in the
/// past; PBO is the share of combinations with λ ≤ 0.
/// </summary>
public sealed class SymmetricCrossValidation
{
    private const int MostPairs = 400;
    private readonly int _trials;
    private readonly int[] _counts;
    private readonly double[][] _sums;
    private readonly double[][] _squares;

    /// <param name="blocks">For each trial, a summary of each block.</param>
    /// <exception cref="ArgumentException">There are fewer than two trials: none could be better than another.</exception>
    public SymmetricCrossValidation(IReadOnlyList<IReadOnlyList<ReturnSummary>> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Count < 2)
        {
            throw new ArgumentException("Two trials at least are needed.", nameof(blocks));
        }

        _trials = blocks.Count;
        var count = blocks[0].Count;
        _counts = [.. blocks[0].Select(block => block.Count)];
        (_sums, _squares) = (new double[count][], new double[count][]);
        for (var block = 0; block < count; block++)
        {
            // Room up to a whole number of vectors.
            var room = (_trials + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
            (_sums[block], _squares[block]) = (new double[room], new double[room]);
            for (var trial = 0; trial < _trials; trial++)
            {
                _sums[block][trial] = blocks[trial][block].Sum;
                _squares[block][trial] = blocks[trial][block].Squares;
            }
        }
    }

    /// <summary>Goes through all combinations.</summary>
    /// <param name="workers">How many work at once.</param>
    /// <param name="spread">See <see cref="Backtesting.BacktestSweep"/>. What comes out does not depend on it.</param>
    public Overfitting Measure(int workers, Action<int, Action<int>> spread)
    {
        ArgumentNullException.ThrowIfNull(spread);
        var halves = Halves(_counts.Length);
        var ranks = new double[halves.Count];
        var pairs = new SampledPair[halves.Count];
        var next = -1;
        spread(workers, _ =>
        {
            var (past, future) = (new double[_sums[0].Length], new double[_sums[0].Length]);
            for (var half = Interlocked.Increment(ref next); half < halves.Count / 2; half = Interlocked.Increment(ref next))
            {
                // The complement of a half is one too, and lies as far from the end as this one from the start.
                Ratios(halves[half], past);
                Ratios(halves[^(half + 1)], future);
                (ranks[half], pairs[half]) = Judge(past, future);
                (ranks[^(half + 1)], pairs[^(half + 1)]) = Judge(future, past);
            }
        });
        var losses = pairs.Count(pair => pair.OutOfSample < 0);
        return new Overfitting
        {
            Probability = (double)ranks.Count(rank => rank <= 0.5) / ranks.Length,
            ProbabilityOfLoss = (double)losses / pairs.Length,
            Degradation = Slope(pairs),
            Combinations = halves.Count,
            Pairs = [.. Enumerable.Range(0, Math.Min(MostPairs, pairs.Length)).Select(place => pairs[(int)((long)place * pairs.Length / Math.Min(MostPairs, pairs.Length))])],
        };
    }

    private static List<uint> Halves(int blocks)
    {
        var halves = new List<uint>();
        for (var mask = 0u; mask < 1u << blocks; mask++)
        {
            if (BitOperations.PopCount(mask) == blocks / 2)
            {
                halves.Add(mask);
            }
        }

        return halves;
    }

    // The ratio of a session; a year's is the same but for a constant.
    private void Ratios(uint mask, double[] ratios)
    {
        int[] chosen = [.. Enumerable.Range(0, _counts.Length).Where(block => (mask & (1u << block)) != 0)];
        var count = chosen.Sum(block => _counts[block]);
        var (whole, less) = (new Vector<double>(count), new Vector<double>(count - 1));
        for (var at = 0; at < ratios.Length; at += Vector<double>.Count)
        {
            var (sum, squares) = (Vector<double>.Zero, Vector<double>.Zero);
            foreach (var block in chosen)
            {
                sum += new Vector<double>(_sums[block], at);
                squares += new Vector<double>(_squares[block], at);
            }

            var variance = (squares - (sum * sum / whole)) / less;
            var ratio = Vector.ConditionalSelect(Vector.GreaterThan(variance, Vector<double>.Zero), sum / whole / Vector.SquareRoot(variance), Vector<double>.Zero);
            ratio.CopyTo(ratios, at);
        }
    }

    private (double Rank, SampledPair Pair) Judge(double[] past, double[] future)
    {
        var best = 0;
        for (var trial = 1; trial < _trials; trial++)
        {
            best = past[trial] > past[best] ? trial : best;
        }

        // Trials that are equal share their ranks.
        var (below, equal) = (0, 0);
        for (var trial = 0; trial < _trials; trial++)
        {
            below += future[trial] < future[best] ? 1 : 0;
            equal += future[trial] == future[best] ? 1 : 0;
        }

        var year = Math.Sqrt(DailyReturns.SessionsPerYear);
        return ((below + ((equal + 1) / 2d)) / (_trials + 1), new SampledPair(past[best] * year, future[best] * year));
    }

    private static double? Slope(SampledPair[] pairs)
    {
        var (x, y) = (pairs.Average(pair => pair.InSample), pairs.Average(pair => pair.OutOfSample));
        var spread = pairs.Sum(pair => (pair.InSample - x) * (pair.InSample - x));
        return spread > 0 ? pairs.Sum(pair => (pair.InSample - x) * (pair.OutOfSample - y)) / spread : null;
    }
}
