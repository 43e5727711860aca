using System.Text;
using InvestOps.Pipeline.Assets;
using Xunit;

namespace InvestOps.Pipeline.Tests.Assets;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+82-2", "\"'+82-2\"")]
    [InlineData("-5", "\"'-5\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Text_that_a_spreadsheet_would_run_or_split_is_made_harmless(string text, string cell) =>
        Assert.Equal($"name\n{cell}\n", Written(new CsvText("name").Row(text)));

    [Fact]
    public void Numbers_stay_numbers_and_missing_ones_are_empty() =>
        Assert.Equal(
            "a,b,c,d,e\n-5,0.00015,,2024-01-31,\n",
            Written(new CsvText("a", "b", "c", "d", "e").Row(-5, 0.00015m, double.NaN, new DateOnly(2024, 1, 31), null)));

    [Fact]
    public void A_byte_order_mark_stands_only_where_there_is_more_than_ascii()
    {
        Assert.Equal((byte)'n', new CsvText("name").ToUtf8()[0]);
        Assert.Equal(Encoding.UTF8.GetPreamble(), new CsvText("name").Row("삼각").ToUtf8()[..3]);
    }

    private static string Written(CsvText csv) => Encoding.UTF8.GetString(csv.ToUtf8()).TrimStart('\uFEFF');
}
