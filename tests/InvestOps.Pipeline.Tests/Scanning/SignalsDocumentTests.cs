using System.Text;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Scanning;
using Xunit;

namespace InvestOps.Pipeline.Tests.Scanning;

public sealed class SignalsDocumentTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.Krx();

    private readonly ScanResult _result = new()
    {
        Strategy = "reversal_5d_v1",
        Date = Calendar.Session(new DateOnly(2024, 1, 9)),
        ChangesSince = Calendar.Session(new DateOnly(2024, 1, 8)),
        HoldCore = [SignalOf("900001", "가온 200 ETF", new Explanation(ExplanationKeys.CoreSignal, ["10%"]))],
        TopN = [SignalOf("900110", "한결식품", new Explanation(ExplanationKeys.Reversal, ["-1.50%", "5", "2024-01-02", "1,000", "2024-01-09", "985"])) with { Rank = 1, Score = 0.015 }],
        Entered = [Symbol.Parse("900110")],
        Left = [Symbol.Parse("900220")],
        Exclusions =
        [
            new Exclusion { Symbol = Symbol.Parse("900665"), Name = "온누리우", Reason = ExclusionReason.NotCommonShare, Detail = new Explanation(ExplanationKeys.PreferredShare, []) },
        ],
        Scored = 811,
        MarketFilter = new Explanation(ExplanationKeys.FilterOn, ["KOSPI", "2,561.24", "2,531.00", "120"]),
        Notes = [new Explanation(ExplanationKeys.CoreUntraded, ["900001", "2024-01-09"])],
    };

    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Korean)]
    public void A_result_comes_back_whole_whatever_language_it_was_stored_in(ReportLanguage language)
    {
        var stored = AssetJson.Write(SignalsDocument.From(_result, ReportText.In(language)));

        var back = AssetJson.Read<SignalsDocument>(stored).ToResult(Calendar);

        Assert.Equivalent(_result, back, strict: true);
        Assert.Equal(_result.TopN, back.TopN);
        Assert.Equal(_result.HoldCore, back.HoldCore);
        Assert.Equal(_result.Exclusions, back.Exclusions);
        Assert.Equal(_result.MarketFilter, back.MarketFilter);
        Assert.Equal(_result.Notes, back.Notes);
        Assert.Equal(stored, AssetJson.Write(SignalsDocument.From(back, ReportText.In(language))));
    }

    [Fact]
    public void What_was_stored_in_one_language_can_be_told_in_the_other()
    {
        var stored = SignalsDocument.From(_result, ReportText.In(ReportLanguage.English));

        Assert.Equal("KOSPI 2,561.24 ≥ 2,531.00, its average of 120 sessions: the TopN is held", stored.MarketFilter!.Text);
        Assert.Equal("a preferred share", stored.Exclusions[0].Detail.Text);
        Assert.Equal("HOLD_CORE issue 900001 did not trade on 2024-01-09.", stored.Notes[0].Text);
        Assert.Equal("우선주", ReportText.In(ReportLanguage.Korean).Of(stored.Exclusions[0].Detail.ToExplanation()));
    }

    [Theory]
    [InlineData(ReportLanguage.English, "\"−1.50% over 5 sessions, from 2024-01-02 (1,000) to 2024-01-09 (985)\"")]
    [InlineData(ReportLanguage.Korean, "\"5거래일 수익률 −1.50%, 2024-01-02 1,000원 → 2024-01-09 985원\"")]
    public void The_table_has_the_sentence(ReportLanguage language, string sentence) =>
        Assert.Contains(sentence, Encoding.UTF8.GetString(SignalsCsv.Write(_result, ReportText.In(language))), StringComparison.Ordinal);

    private static Signal SignalOf(string code, string name, Explanation reason) =>
        new() { Symbol = Symbol.Parse(code), Name = name, Weight = new Weight(0.1m), Close = 985, Reason = reason };
}
