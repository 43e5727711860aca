using InvestOps.Domain.Market;
using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

public sealed class IngestFileTests
{
    [Fact]
    public void Sources_come_in_the_order_of_the_file_with_their_settings()
    {
        var plan = Read("""
            schema: 1
            sources:
              - { source: folder, path: dropped }
              - { source: krx_open_api, markets: [KOSPI, KONEX], indices: false }
              - { source: data_go_kr }
              - { source: naver, requests_per_second: 2 }
            """);

        Assert.Equal(new PlannedSource.Folder(Path.Combine("configs", "dropped")), plan.Sources[0]);
        var krx = Assert.IsType<PlannedSource.KrxOpenApi>(plan.Sources[1]);
        Assert.Equal([Board.Kospi, Board.Konex], krx.Markets);
        Assert.False(krx.Indices);
        Assert.IsType<PlannedSource.DataGoKr>(plan.Sources[2]);
        Assert.Equal(new PlannedSource.Naver(2), plan.Sources[3]);
    }

    [Fact]
    public void What_is_left_out_has_its_usual_value()
    {
        var plan = Read("schema: 1\nsources: [{ source: krx_open_api }, { source: naver }]\n");

        var krx = Assert.IsType<PlannedSource.KrxOpenApi>(plan.Sources[0]);
        Assert.Equal([Board.Kospi, Board.Kosdaq], krx.Markets);
        Assert.True(krx.Indices);
        Assert.Equal(new PlannedSource.Naver(4), plan.Sources[1]);
    }

    [Theory]
    [InlineData("schema: 1\nsources: [{ source: krx }]\n", "source is 'krx'")]
    [InlineData("schema: 1\nsources: [{ source: krx_open_api, market: [KOSPI] }]\n", "did you mean markets?")]
    [InlineData("schema: 1\nsources: [{ source: krx_open_api, markets: [NYSE] }]\n", "'NYSE'")]
    [InlineData("schema: 1\nsources: [{ source: naver, requests_per_second: 100 }]\n", "a whole number from 1 to 10")]
    [InlineData("schema: 1\nsources: [{ source: folder }]\n", "path is missing")]
    [InlineData("schema: 1\nsources: [{ source: data_go_kr }, { source: data_go_kr }]\n", "is in the list already")]
    [InlineData("schema: 1\n", "sources is missing")]
    [InlineData("schema: 2\nsources: []\n", "schema is '2'")]
    [InlineData("schema: 1\nsources: []\nkey: secret\n", "key is no setting")]
    public void A_mistake_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigurationException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_the_file_there_are_no_sources() => Assert.Empty(IngestFile.Load(Path.Combine("no", "such", "folder")).Sources);

    private static IngestPlan Read(string text) => IngestFile.Read(text, "ingest.yaml", "configs");
}
