using System.Globalization;
using System.Text;
using InvestOps.Pipeline.Backtesting;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

public sealed class BacktestMessageTests
{
    [Fact]
    public void Only_the_strategy_is_needed()
    {
        var message = Read("""{"strategy":"momentum_topN_v1"}""");
        Assert.Equal("momentum_topN_v1", message.Strategy);
        Assert.Null(message.From);
        Assert.Equal(1, message.Schema);
    }

    [Fact]
    public void A_base64_message_reads_like_a_plain_one()
    {
        var encoded = Convert.ToBase64String("""{"strategy":"s","capital":5000000}"""u8);
        Assert.Equal(5_000_000, BacktestMessage.Read(Encoding.UTF8.GetBytes(encoded + "\n")).Capital);
    }

    [Fact]
    public void Pascal_case_from_other_programs_and_a_byte_order_mark_are_read() =>
        Assert.Equal("s", Read("\uFEFF{\"Strategy\":\"s\",\"From\":\"2020-01-02\"}").Strategy);

    [Fact]
    public void Parameters_may_be_numbers_and_truth_values()
    {
        var message = Read("""{"strategy":"s","parameters":{"scanner.lookback":126,"universe.exclude_spac":true,"rebalance":"weekly"}}""");
        Assert.Equal("126", message.Parameters!["scanner.lookback"]);
        Assert.Equal("true", message.Parameters["universe.exclude_spac"]);
        Assert.Equal("weekly", message.Parameters["rebalance"]);
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var message = new BacktestMessage
        {
            Id = "s-1",
            Strategy = "s",
            From = new DateOnly(2020, 1, 2),
            To = new DateOnly(2021, 1, 4),
            Capital = 10_000_000,
            Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a.b"] = "1" },
            RequestedBy = "홍길동",
        };
        Assert.Equal(message.ToJson(), BacktestMessage.Read(message.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("""{"strategy":"s","capital":1e9}""")]
    [InlineData("""{"strategy":"s","capital":1000000000.0}""")]
    public void A_whole_number_may_be_written_in_any_way(string body) => Assert.Equal(1_000_000_000, Read(body).Capital);

    [Theory]
    [InlineData("2026-11-23T10:00:00", "2026-11-23T10:00:00+09:00")]
    [InlineData("2026-11-23T10:00:00Z", "2026-11-23T10:00:00+00:00")]
    [InlineData("2026-11-23T10:00:00.5-05:00", "2026-11-23T10:00:00.5-05:00")]
    public void A_time_without_an_offset_is_korean(string text, string expected)
    {
        var moment = Read($$"""{"strategy":"s","requestedAt":"{{text}}"}""").RequestedAt;

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), moment);
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture).Offset, moment!.Value.Offset);
    }

    [Fact]
    public void Null_is_the_same_as_left_out()
    {
        var message = Read("""{"Schema":null,"Id":null,"Strategy":"s","From":null,"Capital":null,"Parameters":null,"RequestedAt":null,"Reason":null}""");

        Assert.Equal(new BacktestMessage { Strategy = "s" }, message);
    }

    [Theory]
    [InlineData("console")]
    [InlineData("com0")]
    [InlineData("com10")]
    [InlineData("nul-1")]
    public void An_id_that_only_looks_like_a_devices_name_is_taken(string id) =>
        Assert.Equal(id, Read($$"""{"strategy":"s","id":"{{id}}"}""").Id);

    private static BacktestMessage Read(string text) => BacktestMessage.Read(Encoding.UTF8.GetBytes(text));
}
