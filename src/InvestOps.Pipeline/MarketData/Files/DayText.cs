using System.Buffers.Text;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>Dates as sources write them, read to <see cref="DateOnly.DayNumber"/>: −1 is no date.</summary>
public static class DayText
{
    /// <summary>The day number of 1970-01-01, from which Parquet counts.</summary>
    public const int Epoch = 719_162;

    /// <summary>Reads <c>yyyy-MM-dd</c>, <c>yyyy/MM/dd</c>, <c>yyyy.MM.dd</c> or <c>yyyyMMdd</c>, with or without a time behind it.</summary>
    public static int Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 10 && text[4] is (byte)'-' or (byte)'/' or (byte)'.' && text[7] == text[4])
        {
            return EndsDate(text, 10) ? Day(Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10])) : -1;
        }

        return text.Length >= 8 && EndsDate(text, 8) ? FromDigits(Digits(text[..8])) : -1;
    }

    /// <summary>Reads the number 20240131 as a date.</summary>
    public static int FromDigits(long digits) =>
        digits is > 10_000_000 and < 100_000_000 ? Day((int)(digits / 10_000), (int)(digits / 100 % 100), (int)(digits % 100)) : -1;

    private static bool EndsDate(ReadOnlySpan<byte> text, int length) => text.Length == length || text[length] is (byte)' ' or (byte)'T';

    private static int Digits(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out uint value, out var used) && used == text.Length ? (int)value : -1;

    private static int Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day).DayNumber
            : -1;
}
