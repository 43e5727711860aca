using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Output;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>The indices of a day as a picture, one below the other.</summary>
internal static class DayPicture
{
    private const double Margin = 24;
    private const double TitleHeight = 30;
    private const double Gap = 18;

    /// <returns>Null where there is nothing to draw.</returns>
    public static byte[]? Draw(DayDocument day, ReportText text)
    {
        var marks = new List<Mark>();
        var (top, width) = (Margin, 0d);
        foreach (var index in day.Indices.Where(index => index.Recent.Any(close => close is not null)))
        {
            var ink = index.Change switch
            {
                > 0 => Ink.Up,
                < 0 => Ink.Down,
                _ => Ink.Benchmark,
            };
            var line = Sparkline.Draw([.. index.Recent.Select(close => close ?? double.NaN)], ink, index.Name, "");
            marks.Add(new Mark.Text(new(Margin, top + 18), $"{Printable.From(index.Name)} {ReportNumbers.Number(index.Close, 2)} ({ReportNumbers.Change(index.Change)})", Ink.Text, 16) { Bold = true });
            marks.AddRange(line.Marks.Select(mark => mark.Moved(Margin, top + TitleHeight)));
            top += TitleHeight + line.Height + Gap;
            width = line.Width + (2 * Margin);
        }

        return marks.Count == 0 ? null : PngWriter.Write(new Scene(width, top, text["notify.picture"], "", marks));
    }
}
