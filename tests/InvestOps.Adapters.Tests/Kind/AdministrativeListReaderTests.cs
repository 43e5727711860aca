using System.Text;
using InvestOps.Adapters.Kind;
using InvestOps.Domain.Market;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.Kind;

public sealed class AdministrativeListReaderTests
{
    private const string Table = """
        <html><head><meta charset="euc-kr"></head><body>
        <table border="1"><tr><th>번호</th><th>종목명</th><th>종목코드</th><th>지정일</th><th>지정사유</th></tr>
        <tr><td>1</td><td>가나 &amp; 전자</td><td style="mso-number-format:'@'">1234</td><td>2024-03-21</td><td>감사의견 <br/>한정</td></tr>
        <tr><td>2</td><td>마바화학</td><td>0008Z0</td><td>2023/08/14</td><td></td></tr></table></body></html>
        """;

    [Theory]
    [InlineData(949)]
    [InlineData(65001)]
    public void A_downloaded_table_is_read_in_the_encoding_of_the_exchange_or_as_utf_8(int codePage)
    {
        using var folder = new TemporaryFolder();
        var encoding = codePage == 949 ? CodePagesEncodingProvider.Instance.GetEncoding(949)! : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

        var list = AdministrativeListReader.Read(Write(folder, encoding.GetPreamble().Concat(encoding.GetBytes(Table)).ToArray()));

        Assert.Equal(
            [("001234", "가나 & 전자", new DateOnly(2024, 3, 21), "감사의견 한정"), ("0008Z0", "마바화학", new DateOnly(2023, 8, 14), "")],
            list.Select(line => (line.Symbol.Code, line.Name, line.DesignatedOn, line.Reason)));
    }

    [Theory]
    [InlineData("<html><title>접속이 제한되었습니다</title></html>", "no table with the columns 종목코드 and 지정일")]
    [InlineData("<table><tr><th>종목코드</th><th>지정일</th></tr></table>", "the table has no rows")]
    [InlineData("<table><tr><th>종목코드</th><th>지정일</th></tr><tr><td>000010</td><td>soon</td></tr></table>", "'soon' is no date of designation")]
    [InlineData("<table><tr><th>종목코드</th><th>지정일</th></tr><tr><td>0000123</td><td>2024-01-02</td></tr></table>", "'0000123' is no KRX code")]
    [InlineData("", "no table with the columns")]
    public void What_is_no_such_list_is_refused_with_the_reason(string html, string reason)
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<MarketDataException>(() => AdministrativeListReader.Read(Write(folder, Encoding.UTF8.GetBytes(html))));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static string Write(TemporaryFolder folder, byte[] content)
    {
        var path = Path.Combine(folder.Path, "list.xls");
        File.WriteAllBytes(path, content);
        return path;
    }
}
