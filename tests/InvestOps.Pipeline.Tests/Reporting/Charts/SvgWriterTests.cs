using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Output;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting.Charts;

public sealed class SvgWriterTests
{
    [Fact]
    public void Every_mark_has_its_element()
    {
        var scene = new Scene(100, 50, "Two sessions", "From 1 to 2",
        [
            new Mark.Line([new(0, 40.5), new(100, 40.5)], Ink.Grid),
            new Mark.Area([new(0, 40), new(50.25, 20), new(100, 40)], Ink.Series, 0.1),
            new Mark.Line([new(0, 40), new(50.25, 20), new(100, 10)], Ink.Series, 2, Dashed: true),
            new Mark.Rect(10, 10, 20, 5, Ink.Up) { Opacity = 0.5, Radius = 2, Tooltip = "+1%" },
            new Mark.Rect(0, 0, 50, 40, Ink.None) { Tooltip = "2024-01" },
            new Mark.Dot(new(100, 10), 3, Ink.Down),
            new Mark.Text(new(100, 48), "한결식품", Ink.Muted) { Anchor = TextAnchor.End, Bold = true },
            new Mark.Text(new(50, 20), "−1.0%", Ink.Down, 10.5) { Anchor = TextAnchor.Middle, Rimmed = true },
        ]);

        GoldenFile.Verify("every-mark.golden.svg", SvgWriter.Write(scene) + "\n");
    }

    [Fact]
    public void Text_from_outside_stays_text()
    {
        const string hostile = "\"><script>alert(1)</script>&\u0007\u202E\uD800";
        var scene = new Scene(10, 10, hostile, hostile, [new Mark.Text(new(0, 0), hostile, Ink.Text), new Mark.Rect(0, 0, 1, 1, Ink.Up) { Tooltip = hostile }]);

        var svg = SvgWriter.Write(scene);

        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"\"", svg, StringComparison.Ordinal);
        Assert.Equal(5, svg.Split("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp; ��").Length - 1);
    }
}
