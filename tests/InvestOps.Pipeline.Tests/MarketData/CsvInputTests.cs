using System.Text;
using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData;

public sealed class CsvInputTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData("a,b\n1,2\n", "a|b;1|2")]
    [InlineData("a,b\n1,2", "a|b;1|2")]
    [InlineData("a,b\r\n1,2\r\n", "a|b;1|2")]
    [InlineData("\uFEFFa,b\n1,2\n", "a|b;1|2")]
    [InlineData("\uFEFF\"a\",b\n", "a|b")]
    [InlineData("a,b\n\n\r\n1,2\n", "a|b;1|2")]
    [InlineData("a,a,A\n", "a|a|A")]
    [InlineData("a,,\n,\n", "a||;|")]
    [InlineData(" a , b\n", "a|b")]
    [InlineData("\"1,234\",\"say \"\"so\"\"\",\"\"\n", "1,234|say \"so\"|")]
    [InlineData("통신;방송,2\n", "통신;방송|2")]
    [InlineData("sep=;\na;b\n", "sep=;;a;b")]
    [InlineData("# no remark,1\n", "# no remark|1")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,b\r1,2\r", "a|b;1|2")]
    public void Lines_are_split_into_fields(string text, string expected) => Assert.Equal(expected, string.Join(';', Lines(text)));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n\n")]
    public void A_file_without_text_has_no_line(string text) => Assert.Empty(Lines(text));

    [Fact]
    public void Empty_lines_count_in_the_number_of_a_line()
    {
        using var csv = Open("a\n\n\r\nb\nc");

        var numbers = new List<int>();
        while (csv.Read())
        {
            numbers.Add(csv.Line);
        }

        Assert.Equal([1, 4, 5], numbers);
    }

    [Fact]
    public void A_field_that_the_line_lacks_is_empty()
    {
        using var csv = Open("a,b,c\n1,2\n");
        csv.Read();
        csv.Read();

        Assert.Equal((2, 0), (csv.FieldCount, csv[2].Length));
    }

    [Theory]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2: a quote is not closed")]
    [InlineData("a,b\n1,\"2", "line 2: a quote is not closed")]
    [InlineData("a,b\n\n1,2\n3,\"x\ny\"\n", "line 4: a quote is not closed")]
    [InlineData("a,b\n1,x\"y\n", "line 2: a quote stands inside a field")]
    [InlineData("a,b\n1,\"x\"y\n", "line 2: text follows a closing quote")]
    public void Quotes_that_do_not_match_are_refused_with_the_line(string text, string message)
    {
        var refused = Assert.Throws<MarketDataException>(() => Lines(text).ToArray());

        Assert.StartsWith("the file, " + message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(700_000, "")]
    [InlineData(5_000_000, "")]
    [InlineData(1, "\n")]
    [InlineData(700_000, "\n")]
    public void A_line_of_more_than_a_megabyte_is_refused_with_its_number(int excess, string end)
    {
        var text = "a\n" + new string('1', Megabyte + excess) + end;

        var refused = Assert.Throws<MarketDataException>(() => Lines(text).ToArray());

        Assert.StartsWith("the file, line 2: the line is longer than 1 MB", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_megabyte_is_read()
    {
        var text = "a\n" + new string('1', Megabyte) + "\nb\n";

        Assert.Equal([1, Megabyte, 1], Lines(text).Select(line => line.Length));
    }

    [Fact]
    public void A_quoted_field_of_more_than_a_megabyte_is_refused()
    {
        var refused = Assert.Throws<MarketDataException>(() => Lines("a\n\"" + new string(',', 3 * Megabyte)).ToArray());

        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_not_UTF8_is_refused_with_the_line()
    {
        using var csv = new CsvInput(new MemoryStream([.. "a\n"u8, 0xBB, 0xEF, (byte)'\n']), "the file");
        csv.Read();
        csv.Read();

        var refused = Assert.Throws<MarketDataException>(csv.Texts);

        Assert.StartsWith("the file, line 2: a text is not UTF-8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_split_alike_wherever_the_reads_of_the_stream_end() =>
        Gen.Select(Gen.String[Gen.Char["abc가,\" \t"], 0, 12].Array[1, 5].Array[1, 60], Gen.Int[1, 700], Gen.Bool).Sample((rows, piece, windows) =>
        {
            var text = string.Concat(rows.Select(row => string.Join(',', row.Select(Quoted)) + (windows ? "\r\n" : "\n")));
            using var stream = new PiecemealStream(Encoding.UTF8.GetBytes(text), piece);
            using var csv = new CsvInput(stream, "the file");
            foreach (var row in rows)
            {
                Assert.True(csv.Read());
                Assert.Equal(row, csv.Texts());
            }

            Assert.False(csv.Read());
        });

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static CsvInput Open(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "the file");

    private static IEnumerable<string> Lines(string text)
    {
        using var csv = Open(text);
        while (csv.Read())
        {
            yield return string.Join('|', csv.Texts());
        }
    }

    private sealed class PiecemealStream(byte[] content, int piece) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(piece, count));
    }
}
