using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class IssueClassifierTests
{
    [Theory]
    [InlineData("000010", "가나전자", null, ShareClass.Common)]
    [InlineData("0126Z0", "가나바이오", null, ShareClass.Common)]
    [InlineData("000015", "가나전자우", null, ShareClass.Preferred)]
    [InlineData("000017", "가나전자2우B", null, ShareClass.Preferred)]
    [InlineData("000019", "가나전자3우B", null, ShareClass.Preferred)]
    [InlineData("00001K", "가나전자4우(전환)", null, ShareClass.Preferred)]
    [InlineData("00001M", "가나전자5우", null, ShareClass.Preferred)]
    [InlineData("400010", "가나제5호스팩", null, ShareClass.Spac)]
    [InlineData("400010", "가나제5호기업인수목적", "SPAC(소속부없음)", ShareClass.Spac)]
    [InlineData("350010", "가나리츠", null, ShareClass.Reit)]
    [InlineData("080010", "KB발해인프라", null, ShareClass.Fund)]
    [InlineData("080010", "가나인프라", null, ShareClass.Common)]
    [InlineData("350020", "가나메리츠", null, ShareClass.Common)]
    [InlineData("350030", "블리츠가나", null, ShareClass.Common)]
    [InlineData("350040", "이리츠가나", null, ShareClass.Reit)]
    [InlineData("080020", "가나투융자", null, ShareClass.Fund)]
    [InlineData("900010", "가나홀딩스", null, ShareClass.Foreign)]
    [InlineData("950010", "가나테라퓨틱스(Reg.S)", null, ShareClass.Foreign)]
    [InlineData("000010", "가나전자", "외국기업(소속부없음)", ShareClass.Foreign)]
    [InlineData("000010", null, null, ShareClass.Common)]
    public void Code_name_and_section_tell_the_class(string code, string? name, string? section, ShareClass expected) =>
        Assert.Equal(expected, IssueClassifier.ClassOf(Symbol.Parse(code), name, section));

    [Theory]
    [InlineData("관리종목(소속부없음)", IssueStatus.Administrative)]
    [InlineData("투자주의환기종목(소속부없음)", IssueStatus.InvestmentCaution)]
    [InlineData("SPAC(소속부없음)", IssueStatus.Spac)]
    [InlineData("우량기업부", IssueStatus.None)]
    [InlineData("", IssueStatus.None)]
    [InlineData(null, IssueStatus.None)]
    public void The_section_tells_the_status(string? section, IssueStatus expected) =>
        Assert.Equal(expected, IssueClassifier.StatusOf("가나전자", section));

    [Fact]
    public void A_spac_under_administration_is_both() =>
        Assert.Equal(IssueStatus.Administrative | IssueStatus.Spac, IssueClassifier.StatusOf("가나제5호스팩", "관리종목(소속부없음)"));

    [Theory]
    [InlineData("KOSPI", Board.Kospi)]
    [InlineData("STK", Board.Kospi)]
    [InlineData("KOSDAQ", Board.Kosdaq)]
    [InlineData("KOSDAQ GLOBAL", Board.Kosdaq)]
    [InlineData("KSQ", Board.Kosdaq)]
    [InlineData("KONEX", Board.Konex)]
    [InlineData("KNX", Board.Konex)]
    [InlineData("NYSE", Board.Unknown)]
    [InlineData(null, Board.Unknown)]
    public void Each_spelling_of_a_market_names_its_board(string? market, Board expected) =>
        Assert.Equal(expected, IssueClassifier.BoardOf(market));
}
