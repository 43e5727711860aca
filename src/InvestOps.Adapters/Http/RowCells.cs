using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace InvestOps.Adapters.Http;

/// <summary>
/// The cells of one row of a JSON table, read in place: only numbers and wanted texts become objects. Numbers come as texts with or
/// without thousands commas; empty text and a dash mean that there is none.
/// </summary>
internal sealed class RowCells(FieldNames fields, byte[] json)
{
    private const int LongestNumber = 32;
    private readonly int[] _starts = new int[fields.Count];
    private readonly int[] _lengths = new int[fields.Count];
    private readonly bool[] _escaped = new bool[fields.Count];
    private readonly (int Start, int Length, string Text)[] _last = new (int, int, string)[fields.Count];

    /// <summary>Reads the object that the reader stands on the beginning of, to its end.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        Array.Fill(_lengths, -1);
        var guess = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = fields.Find(ref reader, guess);
            reader.Read();
            if (field < 0 || reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            guess = field + 1;
            _starts[field] = (int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0);
            _lengths[field] = reader.TokenType == JsonTokenType.Null ? 0 : reader.ValueSpan.Length;
            _escaped[field] = reader.ValueIsEscaped;
        }
    }

    public bool Has(int field) => _lengths[field] >= 0;

    public ReadOnlySpan<byte> Bytes(int field) => _lengths[field] < 0 ? [] : json.AsSpan(_starts[field], _lengths[field]);

    /// <returns>The cell's text without spaces around it; empty where there is none.</returns>
    public string Text(int field)
    {
        if (_lengths[field] <= 0)
        {
            return "";
        }

        if (_escaped[field])
        {
            var reader = new Utf8JsonReader(json.AsSpan(_starts[field] - 1, _lengths[field] + 2));
            reader.Read();
            return reader.GetString()!.Trim();
        }

        return Encoding.UTF8.GetString(Bytes(field)).Trim();
    }

    /// <summary>A text that mostly repeats that of the row before, such as the market's name.</summary>
    public string RepeatedText(int field)
    {
        var (start, length, text) = _last[field];
        if (text is not null && Bytes(field).SequenceEqual(json.AsSpan(start, length)))
        {
            return text;
        }

        text = Text(field);
        _last[field] = (_starts[field], Math.Max(0, _lengths[field]), text);
        return text;
    }

    /// <returns>NaN where there is no number.</returns>
    /// <exception cref="FormatException">The cell is something else.</exception>
    public double Number(int field)
    {
        var text = Bytes(field).Trim((byte)' ');
        if (text.IsEmpty || text.SequenceEqual("-"u8))
        {
            return double.NaN;
        }

        return Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length && double.IsFinite(value) ? value : WithCommas(text, field);
    }

    private double WithCommas(ReadOnlySpan<byte> text, int field)
    {
        if (text.Length <= LongestNumber)
        {
            Span<byte> digits = stackalloc byte[LongestNumber];
            var length = 0;
            foreach (var letter in text)
            {
                if (letter != (byte)',')
                {
                    digits[length++] = letter;
                }
            }

            if (Utf8Parser.TryParse(digits[..length], out double value, out var used) && used == length && double.IsFinite(value))
            {
                return value;
            }
        }

        throw new FormatException($"{fields.NameOf(field)} is '{AnswerFault.Start(text)}', which is no number");
    }
}
