using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Tables;

/// <summary>Issue codes as small numbers. A code of six ASCII characters is kept as one integer whose order is the order of the codes.</summary>
public sealed class CodeTable
{
    private readonly Dictionary<ulong, int> _ids = new(4096);
    private ulong[] _keys = new ulong[4096];
    private int[] _successors = new int[4096];
    private int _previous;

    public int Count { get; private set; }

    /// <summary>Codes by number, as packed integers.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    /// <summary>
    /// The number of a code, given a new one when first met; −1 when the text is no KRX code. Rows mostly repeat the codes of
    /// the session before in the same order, so the code that followed last time is tried first.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // runs millions of times in the first half second of a process
    public int Intern(ReadOnlySpan<byte> text)
    {
        if (text.Length != Symbol.Length)
        {
            return -1;
        }

        var key = Pack(text);
        var guess = _successors[_previous];
        if (_keys[guess] == key)
        {
            _previous = guess;
            return guess;
        }

        return Find(key, text);
    }

    public int Intern(Symbol symbol)
    {
        Span<byte> text = stackalloc byte[Symbol.Length];
        Encoding.ASCII.GetBytes(symbol.Code, text);
        return Intern(text);
    }

    /// <returns>The number of a packed code, or −1.</returns>
    public int IndexOf(ulong key) => _ids.GetValueOrDefault(key, -1);

    public Symbol SymbolOf(int id) => Unpack(_keys[id]);

    /// <summary>For each code its position among all codes in code order.</summary>
    public int[] Ranks()
    {
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort(Keys.ToArray(), order);
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }

    public static Symbol Unpack(ulong key)
    {
        Span<byte> text = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(text, key);
        return Symbol.Parse(Encoding.ASCII.GetString(text[(sizeof(ulong) - Symbol.Length)..]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pack(ReadOnlySpan<byte> text) =>
        ((ulong)BinaryPrimitives.ReadUInt32BigEndian(text) << 16) | BinaryPrimitives.ReadUInt16BigEndian(text[4..]);

    private int Find(ulong key, ReadOnlySpan<byte> text)
    {
        if (!_ids.TryGetValue(key, out var id))
        {
            if (!IsCode(text))
            {
                return -1;
            }

            id = Count;
            if (id == _keys.Length)
            {
                Array.Resize(ref _keys, id * 2);
                Array.Resize(ref _successors, id * 2);
            }

            _ids.Add(key, id);
            _keys[id] = key;
            Count = id + 1;
        }

        _successors[_previous] = id;
        _previous = id;
        return id;
    }

    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit((char)letter) && !char.IsAsciiLetterUpper((char)letter))
            {
                return false;
            }
        }

        return true;
    }
}
