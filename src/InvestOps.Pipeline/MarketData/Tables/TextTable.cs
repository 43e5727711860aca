using System.Text;

namespace InvestOps.Pipeline.MarketData.Tables;

/// <summary>Texts that repeat, as small numbers. Zero is "no text".</summary>
public sealed class TextTable
{
    private const int LongestText = 4096;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string?> _texts = [null];

    public int Count => _texts.Count;

    public string? this[int id] => _texts[id];

    /// <exception cref="ArgumentException">The bytes are no UTF-8, or are longer than any name could be.</exception>
    public int Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return 0;
        }

        if (utf8.Length > LongestText)
        {
            throw new ArgumentException($"a text of {utf8.Length} bytes, where at most {LongestText} are expected", nameof(utf8));
        }

        Span<char> letters = stackalloc char[Math.Min(utf8.Length, LongestText)];
        letters = letters[..Strict.GetChars(utf8, letters)];
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.TryGetValue(letters, out var id) ? id : Add(letters.ToString());
    }

    public int Intern(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        return _ids.TryGetValue(text, out var id) ? id : Add(text);
    }

    private int Add(string text)
    {
        var id = _texts.Count;
        _ids.Add(text, id);
        _texts.Add(text);
        return id;
    }
}
