using System.Text;
using System.Text.Json;
using InvestOps.Adapters.Http;
using Xunit;

namespace InvestOps.Adapters.Tests.Http;

public sealed class RowCellsTests
{
    [Theory]
    [InlineData("\"12350\"", 12_350)]
    [InlineData("\"12,350\"", 12_350)]
    [InlineData("\"-1,234,567\"", -1_234_567)]
    [InlineData("\"+1,234\"", 1_234)]
    [InlineData("\".37\"", 0.37)]
    [InlineData("\"-.5\"", -0.5)]
    [InlineData("\" 12 \"", 12)]
    [InlineData("12.5", 12.5)]
    [InlineData("\"\"", double.NaN)]
    [InlineData("\"-\"", double.NaN)]
    [InlineData("null", double.NaN)]
    public void A_number_is_read_in_every_form_that_sources_use(string cell, double expected) => Assert.Equal(expected, Read(cell).Number(0));

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("\"1 2\"")]
    [InlineData("\"12x\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"1e999\"")]
    [InlineData("\"--1\"")]
    [InlineData("\"999999999999999999999999999999999999999999\"", true)]
    public void What_is_no_number_is_refused_by_its_field(string cell, bool isHuge = false)
    {
        var cells = Read(cell);

        if (isHuge)
        {
            Assert.True(cells.Number(0) > 1e40);
            return;
        }

        Assert.Contains("A is '", Assert.Throws<FormatException>(() => cells.Number(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_may_come_in_another_order_with_others_between_them_and_escaped()
    {
        var cells = Read("""{"X":[1,{"A":"no"}],"B":"\uAC00\"나\"","Y":{"A":"no"},"A":"7"}""", whole: true);

        Assert.Equal(7, cells.Number(0));
        Assert.Equal("가\"나\"", cells.Text(1));
        Assert.False(cells.Has(2));
        Assert.Equal("", cells.Text(2));
        Assert.Equal(double.NaN, cells.Number(2));
    }

    private static RowCells Read(string cell, bool whole = false)
    {
        var json = Encoding.UTF8.GetBytes(whole ? cell : $$"""{"A":{{cell}}}""");
        var cells = new RowCells(new FieldNames("A", "B", "C"), json);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        cells.Read(ref reader);
        return cells;
    }
}
