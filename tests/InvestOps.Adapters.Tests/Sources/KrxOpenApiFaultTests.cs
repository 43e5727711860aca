using InvestOps.Adapters.Http;
using InvestOps.Adapters.KrxOpenApi;
using InvestOps.Domain.Market;
using InvestOps.FakeExchange.Faults;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.Adapters.Tests.Sources;

public sealed class KrxOpenApiFaultTests : HttpSourceContract
{
    protected override string Name => KrxOpenApiSource.SourceName;

    protected override string FirstPath => "sto/stk_bydd_trd";

    protected override IMarketDataSource Create(HttpLimits limits, int quota = 1_000) => Exchange.Krx(limits, quota);

    [Fact]
    public async Task A_missing_key_is_said_without_a_request()
    {
        var thrown = await FaultAsync(Exchange.Krx(key: null));

        Assert.Equal(SourceFault.AuthMissing, thrown.Fault);
        Assert.Contains("KrxOpenApiKey", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, Exchange.Desk.Total);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_two_requests()
    {
        var thrown = await FaultAsync(Exchange.Krx(key: "wrong"));

        Assert.Equal(SourceFault.AuthRejected, thrown.Fault);
        Assert.Equal(2, Exchange.Desk.Total);
    }

    [Theory]
    [InlineData("sto/stk_bydd_trd", "유가증권 일별매매정보")]
    [InlineData("sto/ksq_bydd_trd", "코스닥 일별매매정보")]
    [InlineData("idx/kosdaq_dd_trd", "KOSDAQ 시리즈 일별시세정보")]
    public async Task A_service_without_approval_is_told_from_a_wrong_key_and_named(string path, string title)
    {
        Exchange.Desk.Add(FakeFault.Unauthorized, path);

        var thrown = await FaultAsync(Exchange.Krx());

        Assert.Equal(SourceFault.ServiceNotApproved, thrown.Fault);
        Assert.Contains($"{path} ({title})", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(1, Exchange.Desk.Requests[$"/svc/apis/{path}"]);
    }

    [Theory]
    [InlineData(FakeFault.WrongDate, "rows of '20261028' came where 20261029 was asked for")]
    [InlineData(FakeFault.Zeros, "all 6 prices are zero")]
    public async Task Rows_that_cannot_be_those_of_the_session_are_refused(FakeFault fault, string reason)
    {
        Exchange.Desk.Add(fault, FirstPath);

        var thrown = await FaultAsync(Exchange.Krx());

        Assert.Equal(SourceFault.SuspiciousPayload, thrown.Fault);
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(3, Exchange.Desk.Total);
    }

    [Fact]
    public async Task Dashes_everywhere_are_a_closed_day_and_cost_one_request()
    {
        Exchange.Desk.Add(FakeFault.Dashes);

        Assert.Contains("6 issues of 2026-10-29 without a single price", Assert.IsType<SourceAnswer.Empty>(await Exchange.Krx().FetchAsync(Session, Cancel)).Reason, StringComparison.Ordinal);
        Assert.Equal(1, Exchange.Desk.Total);
    }

    [Fact]
    public async Task One_market_without_the_other_is_not_a_session()
    {
        Exchange.Desk.Add(FakeFault.Empty, "sto/ksq_bydd_trd");

        var thrown = await FaultAsync(Exchange.Krx());

        Assert.Equal(SourceFault.SuspiciousPayload, thrown.Fault);
        Assert.Contains("sto/ksq_bydd_trd", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_of_a_later_service_counts_as_one()
    {
        Exchange.Desk.Add(FakeFault.Forbidden, "idx/kospi_dd_trd");

        Assert.Equal(SourceFault.Blocked, (await FaultAsync(Exchange.Krx())).Fault);
        Assert.Equal(1, Exchange.Desk.Requests["/svc/apis/idx/kospi_dd_trd"]);
    }

    [Fact]
    public async Task Indices_come_under_our_names_and_can_be_left_out()
    {
        var with = Assert.IsType<SourceAnswer.Published>(await Exchange.Krx().FetchAsync(Session, Cancel));
        var without = Assert.IsType<SourceAnswer.Published>(await Exchange.Krx(indices: false).FetchAsync(Session, Cancel));

        Assert.Equal(SmallExchange.Sessions[Session].Indices, with.Session.Indices);
        Assert.Empty(without.Session.Indices);
    }

    [Fact]
    public async Task The_issue_list_has_codes_and_not_isins()
    {
        var listings = await Exchange.Krx().FetchListingsAsync(Session, Cancel);

        Assert.Equal(SmallExchange.Sessions[Session].Bars.Select(bar => (bar.Symbol, bar.Name!)), listings.Select(listing => (listing.Symbol, listing.Name)));
        Assert.All(listings, listing => Assert.Equal(new DateOnly(2000, 1, 4), listing.ListedOn));
        Assert.Equal(ShareClass.Preferred, listings[0].Class);
    }

    private Task<SourceException> FaultAsync(KrxOpenApiSource source) => Assert.ThrowsAsync<SourceException>(() => source.FetchAsync(Session, Cancel));
}
