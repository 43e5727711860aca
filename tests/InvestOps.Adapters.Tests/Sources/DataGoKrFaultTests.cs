using InvestOps.Adapters.DataGoKr;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Market;
using InvestOps.FakeExchange.Faults;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.Adapters.Tests.Sources;

public sealed class DataGoKrFaultTests : HttpSourceContract
{
    protected override string Name => DataGoKrSource.SourceName;

    protected override string FirstPath => "getStockPriceInfo";

    protected override IMarketDataSource Create(HttpLimits limits, int quota = 1_000) => Exchange.DataGoKr(limits, quota);

    [Theory]
    [InlineData(SmallExchange.Key)]
    [InlineData("portal%2Bcanary-that-must-not-sing%2Fof%3D%3D")]
    public async Task Either_form_of_the_key_is_the_same_key(string key) =>
        Assert.IsType<SourceAnswer.Published>(await Exchange.DataGoKr(key: key).FetchAsync(Session, Cancel));

    [Theory]
    [InlineData(30, SourceFault.AuthRejected, "SERVICE_KEY_IS_NOT_REGISTERED_ERROR (30)")]
    [InlineData(31, SourceFault.AuthRejected, "DEADLINE_HAS_EXPIRED_ERROR (31)")]
    [InlineData(32, SourceFault.AuthRejected, "UNREGISTERED_IP_ERROR (32)")]
    [InlineData(20, SourceFault.ServiceNotApproved, "SERVICE_ACCESS_DENIED_ERROR (20)")]
    [InlineData(12, SourceFault.ServiceNotApproved, "NO_OPENAPI_SERVICE_ERROR (12)")]
    [InlineData(22, SourceFault.QuotaExceeded, "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR (22)")]
    [InlineData(99, SourceFault.Transient, "UNKNOWN_ERROR (99)")]
    public async Task An_error_of_the_gateway_comes_in_xml_and_is_named(int code, SourceFault expected, string text)
    {
        Exchange.Desk.Add(FakeFault.XmlError, value: code);

        var thrown = await Assert.ThrowsAsync<SourceException>(() => Exchange.DataGoKr().FetchAsync(Session, Cancel));

        Assert.Equal(expected, thrown.Fault);
        Assert.Contains(text, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(1, Exchange.Desk.Total);
    }

    [Fact]
    public async Task A_wrong_key_and_none_are_told_apart()
    {
        Assert.Equal(SourceFault.AuthRejected, (await Assert.ThrowsAsync<SourceException>(() => Exchange.DataGoKr(key: "wrong").FetchAsync(Session, Cancel))).Fault);
        Assert.Equal(SourceFault.AuthMissing, (await Assert.ThrowsAsync<SourceException>(() => Exchange.DataGoKr(key: null).FetchAsync(Session, Cancel))).Fault);
        Assert.Equal(1, Exchange.Desk.Total);
    }

    [Theory]
    [InlineData(1, 11)]
    [InlineData(5, 3)]
    [InlineData(10, 2)]
    [InlineData(11, 1)]
    public async Task Pages_are_put_together_also_where_the_last_holds_a_single_row(int pageRows, int pages)
    {
        var published = Assert.IsType<SourceAnswer.Published>(await Exchange.DataGoKr(pageRows: pageRows).FetchAsync(Session, Cancel));

        Assert.Equal(11, published.Session.Bars.Select(bar => bar.Symbol).Distinct().Count());
        Assert.Equal(pages, Exchange.Desk.Total);
    }

    [Fact]
    public async Task Rows_of_another_day_are_refused()
    {
        Exchange.Desk.Add(FakeFault.WrongDate);

        Assert.Equal(SourceFault.SuspiciousPayload, (await Assert.ThrowsAsync<SourceException>(() => Exchange.DataGoKr().FetchAsync(Session, Cancel))).Fault);
    }

    [Fact]
    public async Task One_issues_history_leaves_out_codes_that_only_contain_its_code()
    {
        var history = await Exchange.DataGoKr().HistoryOfAsync(Symbol.Parse("005930"), SmallExchange.Wednesday.Date, SmallExchange.Friday.Date, Cancel);

        Assert.Equal([SmallExchange.Wednesday.Date, SmallExchange.Thursday.Date, SmallExchange.Friday.Date], history.Keys.Order());
        Assert.All(history.Values, bar => Assert.Equal("005930", bar.Symbol.Code));
    }

    [Fact]
    public async Task Before_2020_nothing_is_asked()
    {
        Assert.IsType<SourceAnswer.NotPublished>(await Exchange.DataGoKr().FetchAsync(Some.SessionOn("2019-12-30"), Cancel));
        Assert.Equal(0, Exchange.Desk.Total);
    }
}
