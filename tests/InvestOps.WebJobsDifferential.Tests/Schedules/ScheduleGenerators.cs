using System.Globalization;
using CsCheck;

namespace InvestOps.WebJobsDifferential.Tests.Schedules;

/// <summary>Random cron expressions and instants around the changes of clocks.</summary>
internal static class ScheduleGenerators
{
    /// <summary>Expressions of five fields, or of six with one second, since the sides differ with several. Some never fire.</summary>
    public static readonly Gen<string> Expression =
        from second in Gen.Int[0, 59]
        from minute in Field(0, 59)
        from hour in Field(0, 23)
        from day in Gen.Frequency((5, Gen.Const("*")), (1, Field(1, 31)))
        from month in Gen.Frequency((5, Gen.Const("*")), (1, Field(1, 12)))
        from weekday in Gen.Frequency((3, Gen.Const("*")), (1, Field(0, 6)))
        from hasSeconds in Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false)))
        select $"{(hasSeconds ? $"{second} " : "")}{minute} {hour} {day} {month} {weekday}";

    /// <summary>The weeks of March and November 2026 in which New York changes its clocks, to the second.</summary>
    public static readonly Gen<DateTimeOffset> Instant =
        from isSpring in Gen.Bool
        from seconds in Gen.Int[0, 7 * 24 * 60 * 60]
        select new DateTimeOffset(2026, isSpring ? 3 : 10, isSpring ? 5 : 29, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);

    private static Gen<string> Field(int least, int most)
    {
        var number = Gen.Int[least, most].Select(value => value.ToString(CultureInfo.InvariantCulture));
        var range = Gen.Select(Gen.Int[least, most], Gen.Int[least, most], (one, other) => FormattableString.Invariant($"{Math.Min(one, other)}-{Math.Max(one, other)}"));
        var step = Gen.Select(Gen.OneOf(Gen.Const("*"), range, number), Gen.Int[1, most], (part, width) => FormattableString.Invariant($"{part}/{width}"));
        var list = Gen.OneOf(number, range).Array[2, 3].Select(parts => string.Join(',', parts));
        return Gen.Frequency((3, number), (2, Gen.Const("*")), (1, range), (1, step), (1, list));
    }
}
