using InvestOps.Pipeline.Configuration;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace InvestOps.Functions.Tests;

public sealed class InvestOpsSettingsTests
{
    [Theory]
    [InlineData("ko", null, null, "ko")] // from a settings file
    [InlineData("ko", "ko", null, "ko")]
    [InlineData(null, null, null, "en")]
    [InlineData("", "", null, "en")]
    [InlineData("en_US:en", null, "en_US:en", "en")] // a desktop's list stands where ours would
    [InlineData("en_US:en", "ko", "en_US:en", "ko")]
    [InlineData("ko", "en", "ko", "en")]
    public void The_language_is_our_setting_and_not_the_desktops(string? configured, string? own, string? desktops, string expected) =>
        Assert.Equal(expected, Read(configured, own, desktops).Language);

    [Theory]
    [InlineData("kr", null, null)]
    [InlineData("en_US:en", "kr", "en_US:en")]
    [InlineData("KO", null, "en_US:en")]
    public void A_language_that_the_reports_do_not_have_is_an_error(string configured, string? own, string? desktops)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(configured, own, desktops));

        Assert.Equal($"setting language: '{own ?? configured}' is no language of the reports; expected is en or ko", error.Message);
    }

    [Fact]
    public void What_is_not_set_has_its_default()
    {
        var settings = Read(null, null, null);

        Assert.Equal(("data", "backtest-requests", false), (settings.Root, settings.BacktestQueue, settings.SampleMarket));
        Assert.Null(settings.Storage);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_not_repeated()
    {
        var error = Assert.ThrowsAny<ConfigurationException>(() => InvestOpsSettings.From(Configuration((InvestOpsSettings.StorageSetting, "AccountKey=secret")), _ => null));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    private static InvestOpsSettings Read(string? configured, string? own, string? desktops) => InvestOpsSettings.From(
        Configuration(("LANGUAGE", configured)),
        name => name == "language" ? own : desktops);

    private static IConfigurationRoot Configuration((string Name, string? Value) setting) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(setting.Name, setting.Value)]).Build();
}
