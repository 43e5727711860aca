using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Adapters.Tests.Http;

public sealed class SourceAddressTests
{
    private const string Official = "https://data.example.org/api/";

    [Theory]
    [InlineData(null, Official, false)]
    [InlineData("", Official, false)]
    [InlineData("https://data.example.org/other", "https://data.example.org/other/", false)]
    [InlineData("http://127.0.0.1:7080/svc/apis", "http://127.0.0.1:7080/svc/apis/", true)]
    [InlineData("http://[::1]:7080", "http://[::1]:7080/", true)]
    [InlineData("http://localhost:7080/", "http://localhost:7080/", true)]
    public void The_official_host_and_this_machine_are_allowed(string? given, string expected, bool isLoopback)
    {
        var address = SourceAddress.Read(given, Official, "Setting");

        Assert.Equal((expected, isLoopback), (address.Root.AbsoluteUri, address.IsLoopback));
    }

    [Theory]
    [InlineData("http://data.example.org/api")]
    [InlineData("https://elsewhere.example.org/api")]
    [InlineData("https://data.example.org.evil.example/api")]
    [InlineData("https://data.example.org@evil.example/api")]
    [InlineData("http://user:word@127.0.0.1/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://192.168.0.10:7080/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://data.example.org/api?next=1")]
    [InlineData("not an address")]
    public void Anything_else_is_refused_and_the_setting_named(string given)
    {
        var refused = Assert.Throws<ConfigurationException>(() => SourceAddress.Read(given, Official, "KrxOpenApiAddress"));

        Assert.Equal("setting KrxOpenApiAddress", Assert.Single(refused.Errors).Where);
    }

    // Numbers in other notations are brought to the usual one before they are looked at.
    [Theory]
    [InlineData("http://2130706433:7080/", true)]
    [InlineData("http://0x7f000001/", true)]
    [InlineData("http://167772161/", false)]
    public void An_address_in_another_notation_is_the_same_address(string given, bool isThisMachine) =>
        Assert.Equal(isThisMachine, Record.Exception(() => SourceAddress.Read(given, Official, "Setting")) is null);
}
