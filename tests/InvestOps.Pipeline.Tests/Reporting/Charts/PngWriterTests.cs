using System.Buffers.Binary;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Output;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting.Charts;

public sealed class PngWriterTests
{
    [Fact]
    public void A_scene_becomes_a_picture_of_twice_its_size()
    {
        var png = PngWriter.Write(Text("한결"));

        Assert.Equal<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(160, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(60, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void The_same_scene_gives_the_same_bytes() => Assert.Equal(PngWriter.Write(Text("₩100 한결")), PngWriter.Write(Text("₩100 한결")));

    [Fact]
    public void Letters_are_drawn_and_not_left_out() => Assert.NotEqual(PngWriter.Write(Text("가")), PngWriter.Write(Text("나")));

    [Fact]
    public void A_character_that_the_typeface_lacks_is_drawn_as_a_box() => Assert.Equal("한□결", ChartFont.Drawable("한😀결"));

    [Fact]
    public void The_typeface_has_every_letter_of_both_languages_and_of_KS_X_1001()
    {
        var words = string.Concat(new[] { ReportLanguage.English, ReportLanguage.Korean }.Select(ReportText.In).SelectMany(text => text.Keys.Select(key => text[key])));

        // The first, the last and some of the 2,350 syllables, and the signs that figures use.
        Assert.DoesNotContain('□', ChartFont.Drawable(words + "가힝쌍뷔퓰 ₩−–…·▲▼+%0123456789"));
    }

    private static Scene Text(string value) => new(80, 30, "", "", [new Mark.Text(new(5, 20), value, Ink.Text)]);
}
