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
    [InlineData("""{"strategy":"s","stratgy":"x"}""", "stratgy")]
    [InlineData("""{"strategy":"../../etc"}""", "is no name")]
    [InlineData("""{"strategy":"s","id":"CON"}""", "no device's name")]
    [InlineData("""{"strategy":"s","id":"lpt9"}""", "no device's name")]
    [InlineData("""{"strategy":"s","capital":1}""", "capital 1 is not within")]
    [InlineData("""{"strategy":"s","from":"2021-01-01","to":"2020-01-01"}""", "is after")]
    [InlineData("""{"strategy":"s","schema":2}""", "schema 2 is not known")]
    [InlineData("""{"strategy":null}""", "strategy")]
    [InlineData("""{"strategy":"s","capital":NaN}""", "capital")]
    [InlineData("""{"strategy":"s","strategy":"t"}""", "strategy")]
    [InlineData("""{"from":"2020-01-01"}""", "strategy")]
    [InlineData("hello", "neither JSON nor base64")]
    [InlineData("", "neither JSON nor base64")]
    [InlineData("aGVsbG8=", "not a request")]
    public void A_message_that_is_no_request_is_refused_with_the_reason(string body, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidRequestException>(() => Read(body)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("console")]
    [InlineData("com0")]
    [InlineData("com10")]
    [InlineData("nul-1")]
    public void An_id_that_only_looks_like_a_devices_name_is_taken(string id) =>
        Assert.Equal(id, Read($$"""{"strategy":"s","id":"{{id}}"}""").Id);

    [Fact]
    public void All_reasons_come_at_once()
    {
        var exception = Assert.Throws<InvalidRequestException>(() => Read("""{"strategy":"a b","capital":-5,"schema":9}"""));
        Assert.Equal(3, exception.Reasons.Count);
    }

    [Fact]
    public void A_deeply_nested_or_a_huge_message_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"parameters\":", 100));
        Assert.Throws<InvalidRequestException>(() => Read(nested));
        Assert.Throws<InvalidRequestException>(() => Read(new string('x', BacktestMessage.MaximumBytes + 1)));
    }

    [Fact]
    public void Junk_of_every_kind_is_refused_and_never_breaks_the_reader()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 2_000; round++)
        {
            var junk = new byte[random.Next(0, 2_000)];
            random.NextBytes(junk);
            Assert.Throws<InvalidRequestException>(() => BacktestMessage.Read(junk));
        }
    }

    private static BacktestMessage Read(string text) => BacktestMessage.Read(Encoding.UTF8.GetBytes(text));
}
