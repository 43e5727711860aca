using System.Net;
using System.Text;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Ports;
using Xunit;

namespace InvestOps.Adapters.Tests.Http;

public sealed class AnswerFaultTests
{
    private const string Notice = "<html><head><title>안내</title></head><body>비정상적인 조회로 접속이 제한되었습니다</body></html>";

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(500)]
    public void A_notice_of_a_block_is_one_whatever_its_status(int status) => Assert.Equal(SourceFault.Blocked, FaultOf(status, Encoding.UTF8.GetBytes(Notice)));

    [Fact]
    public void A_notice_in_the_older_korean_encoding_is_understood_too() =>
        Assert.Equal(SourceFault.Blocked, FaultOf(200, CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(Notice)));

    [Theory]
    [InlineData(200, SourceFault.SuspiciousPayload)]
    [InlineData(404, SourceFault.SuspiciousPayload)]
    [InlineData(503, SourceFault.Transient)]
    [InlineData(403, SourceFault.Blocked)]
    public void Any_other_page_is_judged_by_its_status(int status, SourceFault expected) =>
        Assert.Equal(expected, FaultOf(status, "\uFEFF\n <!DOCTYPE html><html><body>Maintenance</body></html>"u8.ToArray()));

    [Fact]
    public void Control_characters_of_an_answer_never_reach_a_message() =>
        Assert.Equal("a b[31mc", AnswerFault.Start("a\r\n\tb\u001b[31mc\0"u8));

    private static SourceFault? FaultOf(int status, byte[] body) => AnswerFault.Of(new HttpAnswer { Status = (HttpStatusCode)status, Body = body })?.Fault;
}
