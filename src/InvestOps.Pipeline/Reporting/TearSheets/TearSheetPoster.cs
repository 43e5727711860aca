using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>The tear sheet's first screen as one scene, for a picture to send.</summary>
internal static class TearSheetPoster
{
    private const double Margin = 40;
    private const double ContentWidth = 960;
    private const double TileHeight = 92;
    private const double TitleSize = 30;

    public static Scene Draw(TearSheet sheet)
    {
        var text = ReportText.In(sheet.Language);
        var marks = new List<Mark>();
        var top = DrawHeader(marks, sheet, text);
        top = DrawTiles(marks, Verdict.Tiles(sheet, text), top);
        top = Place(marks, EquityChart.Draw(sheet, text, ChartSize.Wide(340)), EquityChart.Caption(sheet, text), top);
        top = Place(marks, DrawdownChart.Draw(sheet, text, ChartSize.Wide(180)), null, top);
        if (sheet.Report.Monthly.Count > 0)
        {
            top = Place(marks, MonthlyHeatMap.Draw(sheet, text, ChartSize.Wide(0)), text["caption.monthly.short"], top);
        }

        top = DrawFooter(marks, sheet, text, top);
        return new Scene(ContentWidth + (Margin * 2), top, sheet.Result.Request.Strategy, Verdict.Sentence(sheet, text), marks);
    }

    private static double DrawHeader(List<Mark> marks, TearSheet sheet, ReportText text)
    {
        marks.Add(new Mark.Text(new(Margin, 48), text["tearsheet.eyebrow"], Ink.Series, 13) { Bold = true });
        marks.Add(new Mark.Text(new(Margin, 86), sheet.Result.Request.Strategy, Ink.Text, FittingSize(sheet.Result.Request.Strategy)) { Bold = true });
        var top = 116d;
        foreach (var sentence in new[] { Verdict.Sentence(sheet, text), Verdict.Doubt(sheet, text) }.OfType<string>())
        {
            foreach (var line in Wrap(sentence, 16))
            {
                marks.Add(new Mark.Text(new(Margin, top), line, Ink.Text, 16));
                top += 24;
            }
        }

        marks.Add(new Mark.Text(new(Margin, top), PeriodLine.Of(sheet, text), Ink.Muted, 13));
        return top + 22;
    }

    private static double DrawTiles(List<Mark> marks, IReadOnlyList<Tile> tiles, double top)
    {
        const double gap = 10;
        var width = (ContentWidth - (gap * (tiles.Count - 1))) / tiles.Count;
        for (var index = 0; index < tiles.Count; index++)
        {
            var tile = tiles[index];
            var left = Margin + (index * (width + gap));
            var ink = tile.Tone switch
            {
                TileTone.Up => Ink.Up,
                TileTone.Down => Ink.Down,
                _ => Ink.Text,
            };
            marks.Add(new Mark.Rect(left, top, width, TileHeight, Ink.Panel) { Radius = 8 });
            marks.Add(new Mark.Text(new(left + 14, top + 26), tile.Label, Ink.Muted, 12.5));
            marks.Add(new Mark.Text(new(left + 14, top + 56), tile.Value, ink, 25) { Bold = true });
            marks.Add(new Mark.Text(new(left + 14, top + 78), tile.Note, Ink.Muted, 11));
        }

        return top + TileHeight + 40;
    }

    private static double Place(List<Mark> marks, Scene scene, string? caption, double top)
    {
        marks.Add(new Mark.Text(new(Margin, top), scene.Title, Ink.Text, 17) { Bold = true });
        if (caption is not null)
        {
            marks.Add(new Mark.Text(new(Margin + ContentWidth, top), caption, Ink.Muted, 12) { Anchor = TextAnchor.End });
        }

        marks.AddRange(scene.Marks.Select(mark => mark.Moved(Margin, top + 12)));
        return top + 12 + scene.Height + 42;
    }

    private static double DrawFooter(List<Mark> marks, TearSheet sheet, ReportText text, double top)
    {
        var numbers = new ReportNumbers(text.Language);
        var costs = text.With(
            "poster.costs",
            numbers.Readable(sheet.Summary.Commission),
            numbers.Readable(sheet.Summary.SalesTax),
            numbers.Readable(sheet.Summary.Slippage));
        marks.Add(new Mark.Line([new(Margin, top - 20), new(Margin + ContentWidth, top - 20)], Ink.Grid));
        marks.Add(new Mark.Text(new(Margin, top), costs, Ink.Muted, 12));
        marks.Add(new Mark.Text(new(Margin + ContentWidth, top), sheet.Result.Request.Id, Ink.Muted, 12) { Anchor = TextAnchor.End });
        marks.Add(new Mark.Text(new(Margin, top + 20), text["facts.caution"], Ink.Muted, 12));
        return top + 44;
    }

    private static double FittingSize(string name) => Math.Min(TitleSize, TitleSize * ContentWidth / TextWidth.Of(name, TitleSize));

    private static IEnumerable<string> Wrap(string sentence, double size)
    {
        var line = "";
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && TextWidth.Of(longer, size) > ContentWidth)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }
}
