using System.Buffers.Text;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>Numbers as comma-separated files spell them: with or without thousands separators, decimals, or a dash for none.</summary>
internal static class CsvNumber
{
    private const int ExactDigits = 15;
    private const int LongestNumber = 64;

    /// <returns>NaN for what is no number.</returns>
    public static double Parse(ReadOnlySpan<byte> text)
    {
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > ExactDigits)
        {
            return ParseAny(text);
        }

        var value = 0L;
        foreach (var letter in digits)
        {
            var digit = (uint)(letter - '0');
            if (digit > 9)
            {
                return ParseAny(text);
            }

            value = (value * 10) + digit;
        }

        return negative ? -value : value;
    }

    private static double ParseAny(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestNumber)
        {
            return double.NaN;
        }

        Span<byte> plain = stackalloc byte[LongestNumber];
        var length = 0;
        foreach (var letter in text)
        {
            if (letter != ',')
            {
                plain[length++] = letter;
            }
        }

        return Utf8Parser.TryParse(plain[..length], out double value, out var used) && used == length ? value : double.NaN;
    }
}
