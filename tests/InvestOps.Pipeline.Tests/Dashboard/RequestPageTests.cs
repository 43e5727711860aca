using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Dashboard.Requests;
using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class RequestPageTests(SmallMarket market)
{
    private const string Hostile = "\"><img src=x onerror=alert(1)>";

    [Fact]
    public async Task The_form_offers_the_strategies_and_carries_the_token()
    {
        await using var operation = new SmallOperation(market);

        var page = await operation.Pages().ReadAsync(Board.Asked("request?strategy=quick&capital=5000000") with { FormToken = "t-1" }, SmallOperation.Cancel);

        Assert.Contains("<option value=\"calm\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"quick\" selected>", page.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"token\" value=\"t-1\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"5000000\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("action=\"/request\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_has_the_reason_beside_each_field_and_nothing_typed_is_lost()
    {
        await using var operation = new SmallOperation(market);
        var typed = Values("calm", ("from", "2026-02-30"), ("capital", "plenty"), ("parameters", "alone\nsizing.top_n=5"), ("reason", Hostile));
        var refusal = Assert.Throws<InvalidRequestException>(() => BacktestForm.Read(typed));

        var page = await operation.Pages().ReadAsync(Board.Asked("request") with { Refused = BacktestForm.Refuse(typed, refusal) }, SmallOperation.Cancel);

        Assert.Equal(400, page.StatusCode);
        Assert.Contains("type=\"text\"", page.Html, StringComparison.Ordinal);
        Assert.All(new[] { "value=\"2026-02-30\"", "value=\"plenty\"", "alone&#xA;sizing.top_n=5</textarea>" }, value => Assert.Contains(value, page.Html, StringComparison.Ordinal));
        Assert.All(new[] { "from: expected", "capital: expected", "parameters: 'alone' is no name=value" }, reason => Assert.Contains(reason, page.TextOf(), StringComparison.Ordinal));
        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_is_read_as_every_other_request_is()
    {
        var message = BacktestForm.Read(Values("calm", ("from", "2026-01-02"), ("capital", "1,000,000,000"), ("parameters", " sizing.top_n = 5 \r\nscanner.sessions=20"), ("token", "x")));

        Assert.Equal(("calm", new DateOnly(2026, 1, 2), 1_000_000_000L), (message.Strategy, message.From, message.Capital));
        Assert.Equal([("scanner.sessions", "20"), ("sizing.top_n", "5")], message.Parameters!.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task An_unknown_strategy_and_a_wrong_parameter_are_said_beside_their_fields()
    {
        await using var operation = new SmallOperation(market);
        var requests = operation.Get<BacktestRequests>();
        var unknown = await Assert.ThrowsAsync<StrategyNotFoundException>(() => requests.SettleAsync(BacktestForm.Read(Values("nobody")), SmallOperation.Cancel));
        var wrong = await Assert.ThrowsAsync<ConfigurationException>(() => requests.SettleAsync(BacktestForm.Read(Values("calm", ("parameters", "sizing.top_n=-1"))), SmallOperation.Cancel));

        Assert.Equal([FormFields.Strategy], BacktestForm.Refuse(Values("nobody"), unknown).Faults.Select(fault => fault.Field));
        Assert.Equal([FormFields.Parameters], BacktestForm.Refuse(Values("calm"), wrong).Faults.Select(fault => fault.Field).Distinct());
        Assert.True(BacktestForm.IsRefusal(unknown) && BacktestForm.IsRefusal(wrong) && !BacktestForm.IsRefusal(new InvalidOperationException()), "Refusals are told from faults.");
    }

    [Fact]
    public async Task A_strategy_whose_file_is_wrong_is_named_and_cannot_be_chosen()
    {
        await using var operation = new SmallOperation(market, configs => configs.Write("strategies/broken.yaml", "schema: 1\nwhat: <b>\n"));

        var page = await operation.GetAsync("request");

        Assert.Contains("<option value=\"broken\" disabled>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Values(string strategy, params (string Name, string Value)[] others) =>
        others.Append((Name: FormFields.Strategy, Value: strategy)).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
}
