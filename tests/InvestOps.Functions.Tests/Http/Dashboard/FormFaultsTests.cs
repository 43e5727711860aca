using InvestOps.Functions.Http.Dashboard;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Reporting.Wording;
using Xunit;

namespace InvestOps.Functions.Tests.Http.Dashboard;

/// <summary>Why a form was not taken, beside the field, in the page's language.</summary>
public sealed class FormFaultsTests
{
    [Theory]
    [InlineData(ReportLanguage.English, FormFields.From, "yesterday", "from: expected a day of the calendar as \"yyyy-MM-dd\", for example \"2024-01-31\"; found \"yesterday\".")]
    [InlineData(ReportLanguage.Korean, FormFields.From, "yesterday", "from: 필요한 값은 \"yyyy-MM-dd\" 형식의 날짜(예: \"2024-01-31\"). 입력값: \"yesterday\".")]
    [InlineData(ReportLanguage.Korean, FormFields.Capital, "5", "capital: 필요한 값은 1,000,000에서 ")]
    [InlineData(ReportLanguage.Korean, FormFields.Parameters, "nothing", "parameters: 한 줄에 이름=값 하나씩 쓰십시오(예: scanner.lookback=126). 입력값: 'nothing'.")]
    [InlineData(ReportLanguage.Korean, FormFields.Parameters, "a=1\na=2", "parameters: 'a'이(가) 두 번 있습니다. 하나만 남기십시오.")]
    public void A_reason_stands_beside_its_field_in_the_language_of_the_page(ReportLanguage language, string field, string value, string reason)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [FormFields.Strategy] = "quick", [field] = value };

        var refused = Assert.Throws<InvalidRequestException>(() => BacktestForm.Read(fields, App.KoreanTime("2026-10-29T17:00:00")));

        var fault = Assert.Single(FormFaults.Of(refused, ReportText.In(language))!);
        Assert.Equal(field, fault.Field);
        Assert.StartsWith(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_days_is_about_the_first_one_in_either_language()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [FormFields.Strategy] = "quick", [FormFields.From] = "2026-09-30", [FormFields.To] = "2026-06-01" };

        var refused = Assert.Throws<InvalidRequestException>(() => BacktestForm.Read(fields, App.KoreanTime("2026-10-29T17:00:00")));

        Assert.Equal(new FormFault(FormFields.From, "from 2026-09-30 is after to 2026-06-01."), Assert.Single(FormFaults.Of(refused, ReportText.In(ReportLanguage.English))!));
        Assert.Equal(new FormFault(FormFields.From, "from 2026-09-30이(가) to 2026-06-01보다 늦습니다."), Assert.Single(FormFaults.Of(refused, ReportText.In(ReportLanguage.Korean))!));
    }
}
