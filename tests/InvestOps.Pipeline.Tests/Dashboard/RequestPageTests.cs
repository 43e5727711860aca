using InvestOps.Pipeline.Dashboard;
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
        var typed = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormFields.Strategy] = "calm",
            [FormFields.From] = "2026-02-30",
            [FormFields.Capital] = "plenty",
            [FormFields.Parameters] = "alone\nsizing.top_n=5",
            [FormFields.Reason] = Hostile,
        };
        var refused = new RefusedForm(typed, [new FormFault(FormFields.From, "from: expected a day"), new FormFault(FormFields.Capital, "capital: expected won"), new FormFault(Field: null, $"Too much {Hostile}"), new FormFault("id", "The id is another's.")]);

        var page = await operation.Pages().ReadAsync(Board.Asked("request") with { Refused = refused }, SmallOperation.Cancel);

        Assert.Equal(400, page.StatusCode);
        Assert.Contains("type=\"text\"", page.Html, StringComparison.Ordinal);
        Assert.All(new[] { "value=\"2026-02-30\"", "value=\"plenty\"", "alone&#xA;sizing.top_n=5</textarea>" }, value => Assert.Contains(value, page.Html, StringComparison.Ordinal));
        Assert.All(new[] { "from: expected a day", "capital: expected won", "Too much", "The id is another's." }, reason => Assert.Contains(reason, page.TextOf(), StringComparison.Ordinal));
        Assert.Equal(2, page.Html.Split(" aria-invalid=\"true\"").Length - 1);
        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_whose_file_is_wrong_is_named_and_cannot_be_chosen()
    {
        await using var operation = new SmallOperation(market, configs => configs.Write("strategies/broken.yaml", "schema: 1\nwhat: <b>\n"));

        var page = await operation.GetAsync("request");

        Assert.Contains("<option value=\"broken\" disabled>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
    }
}
