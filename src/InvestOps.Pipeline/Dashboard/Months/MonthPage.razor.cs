using System.Globalization;
using InvestOps.Pipeline.Dashboard.Frames;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Months;

/// <summary>A month of days, each with how it went.</summary>
public sealed partial class MonthPage
{
    private const int DaysOfWeek = 7;

    // Monday first, as sessions are counted.
    private static readonly int[] Week = [1, 2, 3, 4, 5, 6, 0];

    private static readonly DayState[] Shown = [DayState.Done, DayState.Late, DayState.Running, DayState.Failed, DayState.Held, DayState.Stored, DayState.Missing, DayState.Ahead];

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required MonthView View { get; set; }

    private string Title => Month(View.Month);

    private IEnumerable<MonthDay?[]> Weeks
    {
        get
        {
            var before = ((int)View.Month.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek;
            MonthDay?[] cells = [.. Enumerable.Repeat<MonthDay?>(null, before), .. View.Days];
            return cells.Concat(Enumerable.Repeat<MonthDay?>(null, (DaysOfWeek - (cells.Length % DaysOfWeek)) % DaysOfWeek)).Chunk(DaysOfWeek);
        }
    }

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string ToMonth(DateOnly month) => Frame.To("calendar?month=" + Month(month));
}
