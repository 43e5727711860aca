using System.Globalization;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Reporting.Wording;

/// <summary>Figures as the reports write them: thousands separators, a true minus sign, a dash where there is no value.</summary>
public sealed class ReportNumbers(ReportLanguage language)
{
    /// <summary>What stands where a figure does not exist.</summary>
    public const string None = "–";

    private static readonly (decimal Size, string Korean, string English)[] Units =
    [
        (1_000_000_000_000m, "조", "tn"),
        (1_000_000_000m, "", "bn"),
        (100_000_000m, "억", ""),
        (1_000_000m, "", "m"),
        (10_000m, "만", ""),
    ];

    /// <summary>A fraction as a percentage without a plus sign: <c>12.34%</c>.</summary>
    public static string Percent(double? fraction, int decimals = 2) =>
        IsNumber(fraction) ? Signless((fraction!.Value * 100).ToString(Fixed(decimals), CultureInfo.InvariantCulture)) + "%" : None;

    /// <summary>A fraction as a signed percentage: <c>+12.34%</c>, <c>−0.50%</c>, <c>0.00%</c>.</summary>
    public static string Change(double? fraction, int decimals = 2) =>
        IsNumber(fraction) ? Plus(fraction!.Value * 100, decimals) + "%" : None;

    /// <summary>A signed number: <c>+12.34</c>.</summary>
    public static string Plus(double value, int decimals)
    {
        var text = Signless(value.ToString(Fixed(decimals), CultureInfo.InvariantCulture));
        return value > 0 && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;
    }

    /// <summary>A figure that is text already, its hyphen made a true minus sign; other text as it is.</summary>
    public static string Signed(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is ['-', >= '0' and <= '9', ..] ? "−" + value[1..] : value;
    }

    public static string Number(double? value, int decimals) =>
        IsNumber(value) ? Signless(value!.Value.ToString(Fixed(decimals), CultureInfo.InvariantCulture)) : None;

    /// <summary>A price: whole won where it is whole, otherwise two decimals (adjusted prices).</summary>
    public static string Price(double? value) =>
        !IsNumber(value) ? None : Number(value, value!.Value == Math.Round(value.Value) ? 0 : 2);

    /// <summary>A score, whose size only its scanner knows: four decimals below 100, two above.</summary>
    public static string Score(double? value) => !IsNumber(value) ? None : Number(value, Math.Abs(value!.Value) < 100 ? 4 : 2);

    public static string Count(long value) => Signless(value.ToString("#,##0", CultureInfo.InvariantCulture));

    /// <summary>Whole won with thousands separators.</summary>
    public static string Exact(Won amount) => Signless(amount.Amount.ToString("#,##0", CultureInfo.InvariantCulture));

    /// <summary>Won in the unit a reader speaks in: <c>1.23조</c>, <c>45.6억</c>; <c>₩1.23tn</c>, <c>₩4.56bn</c>.</summary>
    public string Readable(Won amount)
    {
        var size = Math.Abs(amount.Amount);
        var korean = language == ReportLanguage.Korean;
        foreach (var unit in Units)
        {
            var name = korean ? unit.Korean : unit.English;
            if (name.Length > 0 && size >= unit.Size)
            {
                return Money(amount.Amount < 0, ThreeDigits(size / unit.Size), name);
            }
        }

        return Money(amount.Amount < 0, size.ToString("#,##0", CultureInfo.InvariantCulture), "");
    }

    private static bool IsNumber(double? value) => value is { } number && double.IsFinite(number);

    private static string Fixed(int decimals) => decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);

    // A hyphen is too short beside figures; and what rounds to zero has no sign.
    private static string Signless(string text) =>
        text.StartsWith('-') ? (text.Any(c => c is >= '1' and <= '9') ? "−" + text[1..] : text[1..]) : text;

    private static string ThreeDigits(decimal value) =>
        value.ToString(value >= 100 ? "#,##0" : value >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);

    private string Money(bool negative, string digits, string unit)
    {
        var sign = negative ? "−" : "";
        return language == ReportLanguage.Korean ? $"{sign}{digits}{unit}원" : $"{sign}₩{digits}{unit}";
    }
}
