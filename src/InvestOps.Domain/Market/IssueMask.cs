using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InvestOps.Domain.Market;

/// <summary>One flag an issue, packed into words of 64: which issues of a market are still in.</summary>
public readonly ref struct IssueMask
{
    private const int BitsOfWord = 64;
    private readonly Span<ulong> _words;

    /// <param name="words">Room for the flags, <see cref="WordsFor"/> long; kept as they are.</param>
    /// <param name="count">How many issues there are.</param>
    public IssueMask(Span<ulong> words, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(count, Math.Clamp(count, (words.Length - 1) * BitsOfWord, words.Length * BitsOfWord));
        _words = words;
        Count = count;
    }

    public int Count { get; }

    /// <summary>The flags, issue 0 in the lowest bit of the first word; bits past the last issue are clear.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    public bool this[int issue]
    {
        get => (_words[issue / BitsOfWord] >> (issue % BitsOfWord) & 1) != 0;
        set => _words[issue / BitsOfWord] = value
            ? _words[issue / BitsOfWord] | (1UL << (issue % BitsOfWord))
            : _words[issue / BitsOfWord] & ~(1UL << (issue % BitsOfWord));
    }

    public static int WordsFor(int issues) => (issues + BitsOfWord - 1) / BitsOfWord;

    public void SetAll()
    {
        _words.Fill(ulong.MaxValue);
        if (Count % BitsOfWord is not 0 and var used)
        {
            _words[^1] = (1UL << used) - 1;
        }
    }

    public void Clear() => _words.Clear();

    /// <summary>Clears every flag that is clear in the other mask.</summary>
    public void And(ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < _words.Length; word++)
        {
            _words[word] &= other[word];
        }
    }

    /// <summary>Clears the flag of every issue whose value is below a least one, or no number.</summary>
    public void KeepFrom(ReadOnlySpan<double> values, double least)
    {
        for (var word = 0; word < _words.Length; word++)
        {
            _words[word] &= AtLeast(values, word, least);
        }
    }

    /// <summary>Clears the flag of every issue whose value is not above zero.</summary>
    public void KeepPositive(ReadOnlySpan<double> values) => KeepFrom(values, double.Epsilon);

    /// <summary>Clears the flag of every issue whose value is no number.</summary>
    public void KeepNumbers(ReadOnlySpan<double> values) => KeepFrom(values, double.NegativeInfinity);

    /// <summary>Keeps the flags for which a condition holds; asks only for issues that are still in.</summary>
    public void KeepWhere<TState>(TState state, Func<TState, int, bool> condition)
        where TState : allows ref struct
    {
        for (var word = 0; word < _words.Length; word++)
        {
            for (var rest = _words[word]; rest != 0; rest &= rest - 1)
            {
                var bit = BitOperations.TrailingZeroCount(rest);
                if (!condition(state, (word * BitsOfWord) + bit))
                {
                    _words[word] &= ~(1UL << bit);
                }
            }
        }
    }

    /// <summary>The values of one word's issues that reach a least one, as bits.</summary>
    internal static ulong AtLeast(ReadOnlySpan<double> values, int word, double least)
    {
        var part = values.Slice(word * BitsOfWord, Math.Min(BitsOfWord, values.Length - (word * BitsOfWord)));
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(part);
        var threshold = Vector512.Create(least);
        var bits = 0UL;
        for (var vector = 0; vector < vectors.Length; vector++)
        {
            bits |= Vector512.GreaterThanOrEqual(vectors[vector], threshold).ExtractMostSignificantBits() << (vector * Vector512<double>.Count);
        }

        for (var issue = vectors.Length * Vector512<double>.Count; issue < part.Length; issue++)
        {
            bits |= part[issue] >= least ? 1UL << issue : 0;
        }

        return bits;
    }
}
