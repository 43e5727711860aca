using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>
/// Reads a comma-separated UTF-8 file line by line without making texts: quoted fields, doubled quotes, a byte order mark and
/// both line ends are understood. A quoted field does not span lines.
/// </summary>
public sealed class CsvInput : IDisposable
{
    private const int LongestLine = 1 << 20;
    private const byte Quote = (byte)'"';
    private readonly Stream _stream;
    private readonly string _name;
    private readonly List<Range> _fields = [];
    private byte[] _buffer = new byte[1 << 20];
    private byte[] _line;
    private int _start;
    private int _end;
    private bool _isOver;

    /// <param name="stream">Closed with this.</param>
    /// <param name="name">What a message calls the file.</param>
    public CsvInput(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        _line = _buffer;
        Refill();
        if (_buffer.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8))
        {
            _start += "\uFEFF"u8.Length;
        }
    }

    /// <summary>The number of the line read last, from 1.</summary>
    public int Line { get; private set; }

    public int FieldCount => _fields.Count;

    /// <summary>A field of the line read last, without its quotes and blanks around it; empty where the line is shorter.</summary>
    public ReadOnlySpan<byte> this[int field] => field < _fields.Count ? _line.AsSpan(_fields[field]) : default;

    /// <summary>Reads the next line that is not empty.</summary>
    /// <exception cref="MarketDataException">A line is longer than a megabyte, or its quotes do not match.</exception>
    public bool Read()
    {
        while (TryNextLine(out var line))
        {
            Line++;
            if (line.Start.Value != line.End.Value)
            {
                Split(line);
                return true;
            }
        }

        return false;
    }

    /// <summary>Fields of the line read last as texts.</summary>
    /// <exception cref="MarketDataException">They are not UTF-8.</exception>
    public string[] Texts()
    {
        var texts = new string[FieldCount];
        for (var field = 0; field < texts.Length; field++)
        {
            texts[field] = Utf8.IsValid(this[field]) ? Encoding.UTF8.GetString(this[field]) : throw NotUtf8();
        }

        return texts;
    }

    public MarketDataException NotUtf8() => Error("a text is not UTF-8. Save the file as UTF-8 (old KRX downloads are EUC-KR).");

    public MarketDataException Error(string problem) => new(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {Line}: {problem}"));

    public void Dispose() => _stream.Dispose();

    private bool TryNextLine(out Range line)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0 || (_isOver && _start < _end))
            {
                var end = length >= 0 ? _start + length : _end;
                line = _start..(end > _start && _buffer[end - 1] == '\r' ? end - 1 : end);
                _start = Math.Min(_end, end + 1);
                return true;
            }

            if (_isOver)
            {
                line = default;
                return false;
            }

            Refill();
        }
    }

    private void Refill()
    {
        var rest = _end - _start;
        if (rest > LongestLine)
        {
            Line++;
            throw Error("the line is longer than 1 MB. This is no comma-separated file.");
        }

        _buffer.AsSpan(_start, rest).CopyTo(_buffer);
        if (rest == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _start = 0;
        var read = ReadMore(rest);
        _end = rest + read;
        _isOver = read == 0;
    }

    private int ReadMore(int offset)
    {
        try
        {
            return _stream.Read(_buffer, offset, _buffer.Length - offset);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new MarketDataException($"{_name}: the file cannot be read to its end ({broken.Message}). It may be truncated.", broken);
        }
    }

    private void Split(Range line)
    {
        _fields.Clear();
        _line = _buffer;
        var (at, length) = line.GetOffsetAndLength(_buffer.Length);
        var end = at + length;
        if (_buffer.AsSpan(at, length).Contains(Quote))
        {
            SplitQuoted(at, end);
            return;
        }

        while (true)
        {
            var comma = _buffer.AsSpan(at, end - at).IndexOf((byte)',');
            var fieldEnd = comma < 0 ? end : at + comma;
            Add(at, fieldEnd);
            if (comma < 0)
            {
                return;
            }

            at = fieldEnd + 1;
        }
    }

    // Rare lines: the fields are copied without their quotes.
    private void SplitQuoted(int at, int end)
    {
        var plain = new List<byte>(end - at);
        var fieldStart = 0;
        var quoted = false;
        for (; at < end; at++)
        {
            var letter = _buffer[at];
            if (letter == Quote && quoted && at + 1 < end && _buffer[at + 1] == Quote)
            {
                plain.Add(Quote);
                at++;
            }
            else if (letter == Quote)
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                _fields.Add(fieldStart..plain.Count);
                fieldStart = plain.Count;
            }
            else
            {
                plain.Add(letter);
            }
        }

        if (quoted)
        {
            throw Error("a quote is not closed. Fields that go over several lines are not read.");
        }

        _fields.Add(fieldStart..plain.Count);
        _line = CollectionsMarshal.AsSpan(plain).ToArray();
    }

    private void Add(int from, int to)
    {
        while (from < to && _buffer[from] == ' ')
        {
            from++;
        }

        while (to > from && _buffer[to - 1] == ' ')
        {
            to--;
        }

        _fields.Add(from..to);
    }
}
